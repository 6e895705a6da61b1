package io.shuke.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.catalog.media.ReadingUpload;
import io.shuke.identity.PeopleFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.support.Form;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PicturesTests {
    @Autowired
    private UploadingPicture uploading;

    @Autowired
    private Pictures pictures;

    @Autowired
    private ReadingUpload reading;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private Products products;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Http http;

    @Test
    void writesEachSizeThatIsSmallerThanThePicture() throws IOException {
        var picture = uploading.uploadForGoods(Ids.next(), SamplePictures.jpeg(2_000, 1_000, 1));
        assertThat(picture.width()).isEqualTo(2_000);
        assertThat(size(picture.small())).isEqualTo("320x160");
        assertThat(size(picture.medium())).isEqualTo("800x400");
        assertThat(size(picture.large())).isEqualTo("1600x800");
        assertThat(size(picture.jpeg())).isEqualTo("800x400");
        assertThat(picture.large()).endsWith("-1600.webp");
    }

    @Test
    void neverEnlargesAPicture() throws IOException {
        var picture = uploading.uploadForGoods(Ids.next(), SamplePictures.png(500, 400, 2));
        assertThat(size(picture.small())).isEqualTo("320x256");
        assertThat(size(picture.medium())).isEqualTo("500x400");
        assertThat(picture.large()).isEqualTo(picture.medium());
        assertThat(size(picture.jpeg())).isEqualTo("500x400");
    }

    @Test
    void readsWebp() throws IOException {
        var picture = uploading.uploadForGoods(Ids.next(), SamplePictures.webp());
        assertThat(size(picture.large())).isEqualTo("800x800");
    }

    @Test
    void readsWhatIsTallerOrWiderThanAPictureFileMayBe() throws IOException {
        assertThat(size(uploading
                        .uploadForGoods(Ids.next(), SamplePictures.png(30, 20_000, 3))
                        .small()))
                .isEqualTo("24x16000");
        assertThat(size(uploading
                        .uploadForGoods(Ids.next(), SamplePictures.jpeg(20_000, 30, 3))
                        .small()))
                .isEqualTo("320x1");
    }

    @Test
    void turnsThePictureAsTheCameraWasHeldAndForgetsWhereItWas() throws IOException {
        var sideways = SamplePictures.turned(SamplePictures.jpeg(400, 200, 4), 6, "gps of my kitchen");
        var picture = uploading.uploadForGoods(Ids.next(), sideways);
        assertThat(picture.width()).isEqualTo(200);
        assertThat(picture.height()).isEqualTo(400);
        var shown = image(picture.jpeg());
        assertThat(colour(shown, 100, 50)).isEqualTo("red");
        assertThat(colour(shown, 100, 350)).isEqualTo("blue");
        for (var address : List.of(picture.small(), picture.medium(), picture.jpeg())) {
            assertThat(new String(Files.readAllBytes(file(address)), ISO_8859_1))
                    .doesNotContain("kitchen")
                    .doesNotContain("Exif");
        }
    }

    @Test
    void keepsOneFileOfTheSameContent() throws IOException {
        var content = SamplePictures.jpeg(900, 600, 5);
        var first = uploading.uploadForGoods(Ids.next(), content);
        var written = Files.getLastModifiedTime(file(first.large()));
        var second = uploading.uploadOwn(Ids.next(), content);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.large()).isEqualTo(first.large());
        assertThat(Files.getLastModifiedTime(file(first.large()))).isEqualTo(written);
        try (var files = Files.list(file(first.large()).getParent())) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    static List<byte[]> noPictures() {
        var png = SamplePictures.png(60, 40, 6);
        return List.of(
                new byte[0],
                "hello".getBytes(UTF_8),
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".getBytes(UTF_8),
                "<!doctype html><script>alert(1)</script>".getBytes(UTF_8),
                "GIF89a\1\0\1\0\0\0\0;".getBytes(ISO_8859_1),
                "RIFF....WEBPVP8 ....".getBytes(ISO_8859_1),
                Arrays.copyOf(png, 40),
                Arrays.copyOf(SamplePictures.jpeg(60, 40, 6), 20),
                SamplePictures.pngThatSays(0, 10),
                SamplePictures.pngThatSays(-5, 10));
    }

    @ParameterizedTest
    @MethodSource("noPictures")
    void refusesWhatIsNoPicture(byte[] content) {
        assertThatThrownBy(() -> uploading.uploadForGoods(Ids.next(), content)).hasMessage("picture-not-readable");
    }

    @Test
    void refusesTooManyPixelsBeforeItDecodesThem() {
        for (var content : List.of(
                SamplePictures.pngThatSays(30_000, 30_000), SamplePictures.pngThatSays(Integer.MAX_VALUE, 30_000))) {
            assertThatThrownBy(() -> uploading.uploadForGoods(Ids.next(), content))
                    .hasMessage("picture-too-large");
        }
    }

    @Test
    void refusesTooManyBytes() {
        var content = Arrays.copyOf(SamplePictures.jpeg(60, 40, 7), 10 * 1024 * 1024 + 1);
        assertThatThrownBy(() -> uploading.uploadOwn(Ids.next(), content)).hasMessage("picture-too-large");
    }

    @Test
    void answersBrokenPicturesOfAnyKindWithoutFailing() {
        for (var good : List.of(
                SamplePictures.jpeg(64, 48, 8),
                SamplePictures.turned(SamplePictures.jpeg(64, 48, 8), 3, "x"),
                SamplePictures.png(64, 48, 8),
                SamplePictures.webp())) {
            for (int seed = 0; seed < 60; seed++) {
                var random = new Random(seed);
                var broken = good.clone();
                for (int i = 0; i <= seed % 7; i++) {
                    var reach = random.nextBoolean() ? Math.min(80, broken.length) : broken.length;
                    broken[random.nextInt(reach)] = (byte) random.nextInt();
                }
                var cut = seed % 5 == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken;
                assertThat(reading.read(cut)).as("seed " + seed).isNotNull();
            }
        }
    }

    @Test
    void servesFilesForGoodAndNothingElse() {
        var picture = uploading.uploadForGoods(Ids.next(), SamplePictures.jpeg(400, 300, 9));
        var answer = http.get(null, picture.small());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/webp");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(http.get(null, picture.jpeg()).headers().firstValue("Content-Type"))
                .contains("image/jpeg");
        for (var name :
                List.of("0123456789abcdef0123456789abcdef-320.webp", "x", "..%2f..%2fpasswords", "%00", "a-320.webp")) {
            assertThat(http.get(null, "/media/" + name).status()).as(name).isIn(400, 404);
        }
    }

    @Test
    void showsWhatStaffUploadedForGoodsOnAProduct() {
        var staff = people.staff(Right.CATALOGUE);
        var made = goods.product("Teapot", 1_000, 1);
        var uploaded = http.send(
                Form.post(http, staff.token(), "/api/operator/media", "pot.png", SamplePictures.png(60, 40, 10)));
        assertThat(uploaded.status()).isEqualTo(201);
        var media = uploaded.body().get("id").asString();
        var path = "/api/operator/products/" + made.productId() + "/pictures";
        var shown = http.post(staff.token(), path, Map.of("mediaId", media, "alt", "A teapot"));
        assertThat(shown.status()).isEqualTo(201);
        assertThat(products.find(made.handle(), false).orElseThrow().pictures())
                .extracting(Picture::alt)
                .containsExactly("A teapot");

        assertThat(http.send(staff.token(), "DELETE", path + "/" + media, null).status())
                .isEqualTo(204);
        assertThat(http.send(staff.token(), "DELETE", path + "/" + media, null).problem())
                .isEqualTo("not-found");
        assertThat(products.find(made.handle(), false).orElseThrow().pictures()).isEmpty();
    }

    @Test
    void doesNotShowSomebodysOwnPictureOnAProduct() {
        var staff = people.staff(Right.CATALOGUE);
        var made = goods.product("Teapot", 1_000, 1);
        var own = uploading.uploadOwn(people.signUp("Mei").id(), SamplePictures.png(60, 40, 11));
        var path = "/api/operator/products/" + made.productId() + "/pictures";
        for (var media : List.of(own.id(), UUID.randomUUID())) {
            assertThat(http.post(staff.token(), path, Map.of("mediaId", media, "alt", ""))
                            .problem())
                    .isEqualTo("invalid-request");
        }
        assertThat(pictures.uploadedBy(staff.id(), own.id())).isEmpty();
        assertThat(products.find(made.handle(), false).orElseThrow().pictures()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAnUpload() {
        var mei = people.signUp("Mei");
        var large = Form.post(http, mei.token(), "/api/my/media", "a.png", new byte[10 * 1024 * 1024 + 1]);
        assertThat(http.send(large).problem()).isEqualTo("picture-too-large");
        var larger = Form.post(http, mei.token(), "/api/my/media", "a.png", new byte[27 * 1024 * 1024]);
        assertThat(http.send(larger).problem()).isEqualTo("too-large");
        var text = Form.post(http, mei.token(), "/api/my/media", "a.png", "no".getBytes(UTF_8));
        assertThat(http.send(text).problem()).isEqualTo("picture-not-readable");
        assertThat(http.post(mei.token(), "/api/my/media", Map.of()).problem()).isEqualTo("media-type-not-supported");
        for (var type : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
            var noForm = HttpRequest.newBuilder(URI.create(http.origin() + "/api/my/media"))
                    .header("Content-Type", type)
                    .header("Authorization", "Bearer " + mei.token())
                    .POST(HttpRequest.BodyPublishers.ofString("no form"))
                    .build();
            assertThat(http.send(noForm).problem()).isEqualTo("invalid-request");
        }
    }

    private Path file(String address) {
        return pictures.fileOf(address).orElseThrow();
    }

    private BufferedImage image(String address) throws IOException {
        return ImageIO.read(file(address).toFile());
    }

    private String size(String address) throws IOException {
        var image = image(address);
        return image.getWidth() + "x" + image.getHeight();
    }

    private static String colour(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 200 ? "red" : colour.getBlue() > 200 ? "blue" : colour.toString();
    }
}
