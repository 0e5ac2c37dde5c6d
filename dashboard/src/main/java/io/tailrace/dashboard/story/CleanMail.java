package io.tailrace.dashboard.story;

import io.tailrace.admin.access.MaskedLink;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * An e-mail's HTML in a form that loads nothing and leads nowhere: an image would count as its
 * reader's open, a link that somebody follows or a browser fetches ahead as their click, or worse,
 * as their word that they want no more. The page's policy and the frame's sandbox forbid the same
 * once more. Immutable.
 *
 * @param document to be shown in a frame of its own
 * @param images how many were left out
 * @param pixels how many of these nobody would see: they tell the sender of an open
 * @param links what it links to, in order
 */
public record CleanMail(String document, int images, int pixels, List<Link> links) {
  private static final String PICTURE =
      "data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=\\s]+";
  private static final Pattern EMBEDDED = Pattern.compile("(?i)" + PICTURE);
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int MOST_LINKS = 200;

  private static final Safelist KEPT =
      Safelist.relaxed()
          .removeTags("a")
          .removeAttributes("blockquote", "cite")
          .removeAttributes("q", "cite")
          .addTags("center", "div", "font", "hr", "s", "section", "article", "header", "footer")
          .addTags("main", "del", "ins", "label", "address", "figure", "figcaption")
          .addAttributes(":all", "style", "align", "valign", "bgcolor", "dir", "lang", "title")
          .addAttributes("span", "data-link", "data-image")
          .addAttributes("font", "color", "face", "size")
          .addAttributes("table", "border", "cellpadding", "cellspacing", "width", "height")
          .addAttributes("td", "width", "height")
          .addAttributes("th", "width", "height")
          .addProtocols("img", "src", "data");

  /** Mails are made for white paper; what of them is ours looks like a note on it. */
  private static final String HEAD =
      "<!doctype html><html><head><meta charset=\"utf-8\"><title>Preview</title><style>"
          + "html{color-scheme:light;background:#fff;color:#1a202b;font:14px/1.5 sans-serif}"
          + "body{margin:16px;overflow-wrap:anywhere}img,table{max-width:100%}"
          + "[data-link]{text-decoration:underline}"
          + "[data-image]{border:1px dashed #858e9c;color:#566072;padding:0 4px}"
          + "</style></head><body>";

  public CleanMail {
    links = List.copyOf(links);
  }

  /**
   * Something that it links to.
   *
   * @param text what one would click on
   * @param address without what may open something for whoever has it
   */
  public record Link(String text, String address) {}

  /** Whether a text is HTML. */
  static boolean isHtml(String text) {
    return text.matches("(?s).*<[a-zA-Z!/].*");
  }

  static CleanMail of(String html) {
    boolean cut = html.length() > MOST_CHARACTERS;
    Document mail = Jsoup.parse(cut ? html.substring(0, MOST_CHARACTERS) : html);
    mail.select("script, style, noscript, template, title, object, embed, iframe").remove();
    List<Link> links = linksAsText(mail);
    int pixels = pixels(mail);
    int images = imagesAsText(mail);
    Document clean = new Cleaner(KEPT).clean(mail);
    for (Element styled : clean.select("[style]")) {
      String style = MailStyle.clean(styled.attr("style"));
      if (style.isEmpty()) {
        styled.removeAttr("style");
      } else {
        styled.attr("style", style);
      }
    }
    String end = cut ? "<p data-image>The rest is too long to be shown.</p>" : "";
    return new CleanMail(
        HEAD + clean.body().html() + end + "</body></html>", images + pixels, pixels, links);
  }

  private static List<Link> linksAsText(Document mail) {
    List<Link> links = new ArrayList<>();
    for (Element link : mail.select("a, area")) {
      String address = link.attr("href");
      if (!address.isBlank() && links.size() < MOST_LINKS) {
        String text = link.text().isBlank() ? link.select("img").attr("alt") : link.text();
        links.add(new Link(text, MaskedLink.of(address)));
      }
      String style = link.attr("style");
      link.tagName("span").clearAttributes().attr("data-link", true).attr("style", style);
      link.attr("title", MaskedLink.of(address));
    }
    return links;
  }

  /** Such as nobody can see. */
  private static int pixels(Document mail) {
    var pixels = mail.select("img[width=1], img[height=1], img[width=0], img[height=0]");
    pixels.addAll(mail.select("img[style~=(?i)(^|[;\\s])(width|height)\\s*:\\s*[01]px]"));
    pixels.remove();
    return (int) pixels.stream().distinct().count();
  }

  private static int imagesAsText(Document mail) {
    int images = 0;
    for (Element image : mail.select("img, svg, video, audio, input[type=image]")) {
      if (!EMBEDDED.matcher(image.attr("src")).matches()) {
        String alternative = image.attr("alt").isBlank() ? "image" : image.attr("alt");
        Element text = new Element("span").attr("data-image", true).text(alternative);
        if (image.parent() != null) {
          image.replaceWith(text);
          images++;
        }
      }
    }
    return images;
  }
}
