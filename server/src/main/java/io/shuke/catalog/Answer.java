package io.shuke.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer in JSON, ready to be sent, with a weak entity tag that changes with it. */
public final class Answer {
    private static final int WORTH_COMPRESSING = 1_024;

    private final byte[] body;
    private final String entityTag;
    private volatile byte @Nullable [] compressed;

    Answer(byte[] body) {
        this.body = body;
        this.entityTag = "W/\"" + hash(body) + "\"";
    }

    public String entityTag() {
        return entityTag;
    }

    public byte[] body() {
        return body;
    }

    /** The body by gzip, or null where it is too short for that. */
    public byte @Nullable [] compressed() {
        if (compressed == null && body.length >= WORTH_COMPRESSING) {
            compressed = compress(body);
        }
        return compressed;
    }

    private static byte[] compress(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
