package io.shuke.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Where the built shop and console lie: in the jar, or below a folder that is set by {@code shuke.web} and holds {@code
 * shop/dist} and {@code console/dist}.
 */
@Component
public class WebFolders {
    private final String folder;

    WebFolders(@Value("${shuke.web:}") String folder) {
        this.folder = folder.strip();
    }

    /** The folder of the shop's files; it ends with a slash and need not exist. */
    public Resource shop() {
        return built("shop");
    }

    /** The folder of the console's files; it ends with a slash and need not exist. */
    public Resource console() {
        return built("console");
    }

    private Resource built(String application) {
        if (!folder.isEmpty()) {
            var dist = Path.of(folder, application, "dist");
            if (Files.isDirectory(dist)) {
                return new FileSystemResource(dist + "/");
            }
        }
        return new ClassPathResource("static/" + application + "/");
    }
}
