package io.tailrace.modules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * One module as its pom describes it.
 *
 * @param folder such as {@code logs/sqlite}
 * @param artifact such as {@code tailrace-log-sqlite}
 * @param uses artifacts of this project that its product code needs
 */
record Module(String folder, String artifact, Set<String> uses) {
  private static final String GROUP = "io.tailrace";

  /** All modules that the pom in this folder lists, in its order. */
  static List<Module> all(Path root) throws IOException {
    Element modules = children(pom(root), "modules").findFirst().orElseThrow();
    List<String> folders = children(modules, "module").map(Element::getTextContent).toList();
    Module[] all = new Module[folders.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = of(root, folders.get(i));
    }
    return List.of(all);
  }

  private static Module of(Path root, String folder) throws IOException {
    Element pom = pom(root.resolve(folder));
    Set<String> uses = new TreeSet<>();
    children(pom, "dependencies")
        .flatMap(dependencies -> children(dependencies, "dependency"))
        .filter(dependency -> text(dependency, "groupId").equals(GROUP))
        .filter(dependency -> !text(dependency, "scope").equals("test"))
        .forEach(dependency -> uses.add(text(dependency, "artifactId")));
    return new Module(folder, text(pom, "artifactId"), Set.copyOf(uses));
  }

  private static Element pom(Path folder) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("Cannot read the pom in " + folder, e);
    }
  }

  private static String text(Element parent, String name) {
    return children(parent, name).map(Element::getTextContent).findFirst().orElse("");
  }

  private static Stream<Element> children(Element parent, String name) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name));
  }
}
