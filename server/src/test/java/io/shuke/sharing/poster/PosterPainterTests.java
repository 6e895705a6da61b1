package io.shuke.sharing.poster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.shuke.sharing.PosterTemplate;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paints posters and reads them as a phone would; the files stay under target/posters to be looked at. */
class PosterPainterTests {
    private static final String URL = "https://shop.example.com/s/k7Rw2mXq9TbC";

    private final PosterPainter painter = new PosterPainter();

    @ParameterizedTest
    @EnumSource
    void carriesACodeThatPhonesReadAtHalfSize(PosterTemplate template) throws Exception {
        var poster = painter.paint(template, honey("林小满", "椴树蜜 · 东北深山原蜜", "39.00"));
        keep(template + "-honey", poster);
        var image = ImageIO.read(new ByteArrayInputStream(poster));
        assertThat(image.getWidth()).isEqualTo(750);
        assertThat(image.getHeight()).isEqualTo(1334);
        assertThat(poster.length).isBetween(40_000, 260_000);
        assertThat(read(image)).isEqualTo(URL);
        assertThat(read(half(image))).isEqualTo(URL);
    }

    @ParameterizedTest
    @EnumSource
    void survivesLongTitlesEmojiAndOtherScripts(PosterTemplate template) throws Exception {
        var long200 = "超级无敌好吃的东北深山老林里慢慢酿出来的原味椴树蜜，大瓶家庭装，早晚一勺，".repeat(6);
        var poster =
                painter.paint(template, honey("👩‍🌾🌸 Lin 小满 한국 اسم طويل جدًا very long name", long200, "123,456.00"));
        keep(template + "-long", poster);
        assertThat(read(half(ImageIO.read(new ByteArrayInputStream(poster))))).isEqualTo(URL);
        var latin =
                painter.paint(template, honey("L", "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(5), "1.00"));
        keep(template + "-latin", latin);
        assertThat(read(half(ImageIO.read(new ByteArrayInputStream(latin))))).isEqualTo(URL);
    }

    @ParameterizedTest
    @EnumSource
    void managesWithoutPictureFaceAndPrice(PosterTemplate template) throws Exception {
        var content = new PosterContent(
                "🌸",
                "林小满 推荐给你",
                "我觉得不错，也想让你看看。",
                "小满的小店 · 我喜欢的茶、蜜和家里的小东西",
                null,
                null,
                "扫一扫，到小店逛逛",
                "广告：购买后，分享人可能获得佣金。",
                "熟客 · 从熟人那里买东西",
                URL,
                null,
                null);
        var poster = painter.paint(template, content);
        keep(template + "-bare", poster);
        assertThat(read(half(ImageIO.read(new ByteArrayInputStream(poster))))).isEqualTo(URL);
    }

    @ParameterizedTest
    @EnumSource
    void paintsTheSameTwice(PosterTemplate template) throws Exception {
        var content = honey("Lin", "Linden honey", "39.00");
        assertThat(painter.paint(template, content)).isEqualTo(painter.paint(template, content));
    }

    @Test
    void writesNothingThatTheFontLacks() {
        assertThat(Lettered.writable("👩‍🌾 Lin\n小满 \u202e 한국")).isEqualTo("Lin 小满");
        assertThat(Lettered.writable("🌸🌸")).isEmpty();
    }

    private static PosterContent honey(String sharer, String title, String price) throws IOException {
        return new PosterContent(
                sharer,
                Lettered.shortened(sharer) + " 推荐给你",
                "我觉得不错，也想让你看看。",
                title,
                price,
                "起",
                "扫一扫，看看这件好物",
                "广告：购买后，分享人可能获得佣金。",
                "熟客 · 从熟人那里买东西",
                URL,
                resource("/demo/pictures/linden-honey.webp"),
                resource("/demo/avatars/lin.webp"));
    }

    private static @Nullable BufferedImage resource(String path) throws IOException {
        try (InputStream file = PosterPainterTests.class.getResourceAsStream(path)) {
            return ImageIO.read(Objects.requireNonNull(file, path));
        }
    }

    private static void keep(String name, byte[] poster) throws IOException {
        Files.createDirectories(Path.of("target", "posters"));
        Files.write(Path.of("target", "posters", name + ".jpg"), poster);
    }

    private static BufferedImage half(BufferedImage image) {
        var half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        var pen = half.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
        pen.dispose();
        return half;
    }

    private static String read(BufferedImage image) throws Exception {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
