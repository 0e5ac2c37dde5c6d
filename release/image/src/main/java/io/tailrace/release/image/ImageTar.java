package io.tailrace.release.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;

/** Packs what the script beside it laid out as an image that Docker and Podman load. Stateless. */
public final class ImageTar {
  private static final String CREATED = "org.opencontainers.image.created";

  private ImageTar() {}

  /**
   * Packs one.
   *
   * @param arguments the folder that was laid out, in which {@code base.tar} is an image without
   *     layers, for its configuration, and each folder of {@code layers} becomes a layer, in the
   *     order of their names; the time of every file; the tar to write
   */
  public static void main(String[] arguments)
      throws IOException,
          InterruptedException,
          InvalidImageReferenceException,
          RegistryException,
          CacheDirectoryCreationException,
          ExecutionException {
    Path folder = Path.of(arguments[0]);
    Instant time = Instant.parse(arguments[1]);
    List<Path> layers = sorted(folder.resolve("layers"));
    Release release = Release.in(layers.get(layers.size() - 1).resolve("opt/tailrace/lib"));
    JibContainerBuilder image =
        Jib.from(TarImage.at(folder.resolve("base.tar")).named("tailrace-base"))
            .setCreationTime(release.created(time))
            .addLabel(CREATED, release.created(time).toString());
    release.labels().forEach(image::addLabel);
    for (Path layer : layers) {
      image.addFileEntriesLayer(new LayerFolder(layer, time).layer());
    }
    Path tar = Path.of(arguments[2]).toAbsolutePath();
    Files.createDirectories(tar.getParent());
    image.containerize(
        Containerizer.to(TarImage.at(tar).named("tailrace:" + release.tag()))
            .setOfflineMode(true)
            .setBaseImageLayersCache(folder.resolve("cache/base"))
            .setApplicationLayersCache(folder.resolve("cache/layers")));
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      return StreamSupport.stream(found.spliterator(), false).sorted().toList();
    }
  }
}
