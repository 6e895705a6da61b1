package io.shuke.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo market's files fit together: goods, their pictures, people, their faces, and the font of the posters. */
class DemoContentTests {
    private final List<CSVRecord> products =
            catalogue().stream().filter(row -> !row.get("Title").isEmpty()).toList();
    private final List<JsonNode> people = people();

    @Test
    void sellsSevenProductsInEachOfFourCategories() {
        assertThat(products).hasSize(28);
        assertThat(products.stream().map(row -> row.get("Type")).distinct())
                .containsExactlyInAnyOrder("食品 Food", "美妆 Beauty", "健康 Health", "家居 Home")
                .allSatisfy(type -> assertThat(products)
                        .filteredOn(row -> row.get("Type").equals(type))
                        .hasSize(7));
    }

    @Test
    void pricesLindenHoneyBySize() {
        assertThat(catalogue())
                .filteredOn(row -> row.get("Handle").equals("linden-honey"))
                .extracting(row -> row.get("Option1 Value") + " " + row.get("Variant Price"))
                .containsExactly("250 g 39.00", "500 g 68.00", "1 kg 128.00");
    }

    @Test
    void showsEveryProductFromTwoSides() {
        assertThat(products).map(row -> row.get("Handle")).allSatisfy(handle -> {
            assertThat(picture("pictures/" + handle + ".webp")).isEqualTo("800x800");
            assertThat(picture("pictures/" + handle + "-2.webp")).isEqualTo("800x800");
        });
    }

    @Test
    void givesEveryPersonAFaceAndATelephoneOfTheirOwn() {
        assertThat(people)
                .hasSize(10)
                .extracting(person -> person.get("phone").asString())
                .doesNotHaveDuplicates();
        assertThat(people)
                .allSatisfy(person ->
                        assertThat(picture(person.get("avatar").asString())).isEqualTo("256x256"));
    }

    @Test
    void writesEveryNameAndTitleInThePosterFont() throws Exception {
        Font font;
        try (InputStream file = resource("/fonts/ShukeSans.ttf")) {
            font = Font.createFont(Font.TRUETYPE_FONT, file);
        }
        assertThat(font.canDisplayUpTo("熟客 喆 ¥128.00 — “扫一扫”…")).isEqualTo(-1);
        assertThat(products).map(row -> row.get("Title")).allMatch(title -> font.canDisplayUpTo(title) == -1);
        assertThat(people)
                .map(person -> person.get("name").asString())
                .allMatch(name -> font.canDisplayUpTo(name) == -1);
    }

    private static List<CSVRecord> catalogue() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var file = new InputStreamReader(resource("/demo/catalogue.csv"), UTF_8)) {
            return format.parse(file).getRecords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> people() {
        return List.copyOf(
                JsonMapper.shared().readTree(resource("/demo/people.json")).values());
    }

    private static String picture(String file) throws IOException {
        try (InputStream content = resource("/demo/" + file)) {
            BufferedImage image = Objects.requireNonNull(ImageIO.read(content), file);
            return image.getWidth() + "x" + image.getHeight();
        }
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(DemoContentTests.class.getResourceAsStream(path), path);
    }
}
