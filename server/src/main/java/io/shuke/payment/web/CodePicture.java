package io.shuke.payment.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A text as a QR code: black on white, with the quiet zone that scanners want. */
final class CodePicture {
    private static final int SIDE = 480;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xFFFFFF;

    private CodePicture() {}

    static byte[] of(String text) {
        try {
            var picture = new ByteArrayOutputStream();
            ImageIO.write(
                    painted(new QRCodeWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.QR_CODE,
                                    SIDE,
                                    SIDE,
                                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M))),
                    "png",
                    picture);
            return picture.toByteArray();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage painted(BitMatrix code) {
        var picture = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                picture.setRGB(x, y, code.get(x, y) ? BLACK : WHITE);
            }
        }
        return picture;
    }
}
