package io.shuke.payment.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key or certificate: the PEM text itself, or the path of a file that holds it. */
final class Pem {
    private Pem() {}

    static String text(String textOrPath) {
        if (textOrPath.startsWith("-----BEGIN")) {
            return textOrPath;
        }
        try {
            return Files.readString(Path.of(textOrPath));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
