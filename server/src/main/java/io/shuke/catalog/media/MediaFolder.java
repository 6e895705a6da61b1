package io.shuke.catalog.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.stream.FileImageOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files of pictures, named by the hash of what was uploaded: WebP at most 320, 800 and 1600 pixels wide, and JPEG at
 * most 800. A picture is never enlarged; a size that would equal the next smaller one is not written. A file appears
 * whole or not at all, and is never changed afterwards.
 */
@Component
public class MediaFolder {
    private static final int SMALL = 320;
    private static final int MEDIUM = 800;
    private static final int LARGE = 1600;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}-(320|800|1600)\\.(webp|jpg)");

    private final Path folder;

    MediaFolder(@Value("${shuke.data}") Path data) {
        this.folder = data.resolve("media");
    }

    /** Whether all files of the picture are there. */
    public boolean holds(String contentHash, int width) {
        return Files.exists(path(contentHash + "-320.webp"))
                && Files.exists(path(contentHash + "-800.jpg"))
                && (width <= SMALL || Files.exists(path(contentHash + "-800.webp")))
                && (width <= MEDIUM || Files.exists(path(contentHash + "-1600.webp")));
    }

    /** Writes every size of the picture. Again, or by two at once, leaves the same files. */
    public void write(String contentHash, Upload.Readable picture) {
        try {
            Files.createDirectories(path(contentHash + "-320.webp").getParent());
            if (picture.width() > MEDIUM) {
                writeWebp(contentHash, LARGE, Encoding.scaled(picture.image(), LARGE));
            }
            var medium = Encoding.scaled(picture.image(), MEDIUM);
            if (picture.width() > SMALL) {
                writeWebp(contentHash, MEDIUM, medium);
            }
            writeJpeg(contentHash, medium);
            writeWebp(contentHash, SMALL, Encoding.scaled(medium, SMALL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of this name, if there is one; a name that no picture can have has none. */
    public Optional<Path> find(String name) {
        return NAME.matcher(name).matches() ? Optional.of(path(name)).filter(Files::isRegularFile) : Optional.empty();
    }

    /** Removes every size of the picture; what is not there is passed over. */
    public void remove(String contentHash) {
        try {
            for (var size : List.of("-320.webp", "-800.webp", "-1600.webp", "-800.jpg")) {
                Files.deleteIfExists(path(contentHash + size));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private void writeWebp(String contentHash, int width, BufferedImage image) throws IOException {
        write(contentHash + "-" + width + ".webp", image, Encoding::webp);
    }

    private void writeJpeg(String contentHash, BufferedImage image) throws IOException {
        write(contentHash + "-800.jpg", image, Encoding::jpeg);
    }

    private void write(String name, BufferedImage image, Encoding.Writing how) throws IOException {
        var target = path(name);
        var part = Files.createTempFile(target.getParent(), "part-", ".tmp");
        try {
            try (var output = new FileImageOutputStream(part.toFile())) {
                how.write(image, output);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
