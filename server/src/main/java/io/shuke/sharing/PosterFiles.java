package io.shuke.sharing;

import io.shuke.shared.MarketClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Posters that were painted, by the hash of their content. Two who ask at once for a new one wait for one painting. */
@Component
class PosterFiles {
    private final Path folder;
    private final MarketClock clock;
    private final ConcurrentHashMap<String, Object> painting = new ConcurrentHashMap<>();

    PosterFiles(@Value("${shuke.data}") Path data, MarketClock clock) {
        this.folder = data.resolve("posters");
        this.clock = clock;
    }

    Path findOrPaint(String hash, Supplier<byte[]> painter) {
        var file = folder.resolve(hash.substring(0, 2)).resolve(hash + ".jpg");
        if (Files.exists(file)) {
            return file;
        }
        synchronized (painting.computeIfAbsent(hash, ignored -> new Object())) {
            try {
                if (!Files.exists(file)) {
                    write(file, painter.get());
                }
            } finally {
                painting.remove(hash);
            }
        }
        return file;
    }

    /** A file appears whole or not at all. */
    private static void write(Path file, byte[] poster) {
        try {
            Files.createDirectories(file.getParent());
            var half = Files.createTempFile(file.getParent(), "half", ".tmp");
            Files.write(half, poster);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops posters that were painted long ago; whoever still wants one has it painted again. */
    int forgetOlderThan(Duration age) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        var oldest = FileTime.from(clock.unmoved().minus(age));
        int dropped = 0;
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(file).compareTo(oldest) < 0 && Files.deleteIfExists(file)) {
                    dropped++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dropped;
    }
}
