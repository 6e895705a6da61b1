package io.shuke.catalog.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera held the picture: the orientation (1 to 8) of EXIF tag 0x0112, found in JPEG's APP1 segment, PNG's eXIf
 * chunk or WebP's EXIF chunk. Anything unreadable means upright.
 */
final class Turning {
    private static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private Turning() {}

    static int of(PictureKind kind, byte[] content) {
        try {
            return switch (kind) {
                case JPEG -> ofJpeg(ByteBuffer.wrap(content));
                case PNG -> ofPng(ByteBuffer.wrap(content));
                case WEBP -> ofWebp(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return UPRIGHT;
        }
    }

    private static int ofJpeg(ByteBuffer jpeg) {
        jpeg.position(2);
        while (jpeg.remaining() >= 4) {
            if ((jpeg.get() & 0xFF) != 0xFF) {
                return UPRIGHT;
            }
            var marker = jpeg.get() & 0xFF;
            if (marker == 0xFF) {
                jpeg.position(jpeg.position() - 1);
                continue;
            }
            if (marker == START_OF_SCAN) {
                return UPRIGHT;
            }
            var length = Short.toUnsignedInt(jpeg.getShort()) - 2;
            var segment = jpeg.slice(jpeg.position(), length);
            if (marker == APP1 && startsWithExif(segment)) {
                return ofTiff(segment.slice(EXIF.length, length - EXIF.length));
            }
            jpeg.position(jpeg.position() + length);
        }
        return UPRIGHT;
    }

    private static int ofPng(ByteBuffer png) {
        png.position(8);
        while (png.remaining() >= 12) {
            var length = png.getInt();
            var type = png.getInt();
            if (type == name('e', 'X', 'I', 'f')) {
                return ofTiff(png.slice(png.position(), length));
            }
            png.position(Math.addExact(png.position(), Math.addExact(length, 4)));
        }
        return UPRIGHT;
    }

    private static int ofWebp(ByteBuffer webp) {
        webp.position(12);
        while (webp.remaining() >= 8) {
            var type = Integer.reverseBytes(webp.getInt());
            var length = webp.getInt();
            if (type == name('E', 'X', 'I', 'F')) {
                var chunk = webp.slice(webp.position(), length);
                return startsWithExif(chunk) ? ofTiff(chunk.slice(EXIF.length, length - EXIF.length)) : ofTiff(chunk);
            }
            webp.position(Math.addExact(webp.position(), Math.addExact(length, length & 1)));
        }
        return UPRIGHT;
    }

    private static int ofTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                var value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static boolean startsWithExif(ByteBuffer buffer) {
        return buffer.remaining() > EXIF.length && ByteBuffer.wrap(EXIF).equals(buffer.slice(0, EXIF.length));
    }

    private static int name(char first, char second, char third, char fourth) {
        return first << 24 | second << 16 | third << 8 | fourth;
    }
}
