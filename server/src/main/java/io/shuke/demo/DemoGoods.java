package io.shuke.demo;

import io.shuke.catalog.ImportingGoods;
import io.shuke.catalog.OperatorProduct;
import io.shuke.catalog.OperatorProducts;
import io.shuke.catalog.Products;
import io.shuke.catalog.ShowingPicture;
import io.shuke.catalog.UploadingPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The goods of the demonstration: imported once as a merchant would import them, with pictures that go through the same
 * hands as uploaded ones.
 */
@Component
@Profile("demo")
class DemoGoods {
    private static final Logger LOG = LoggerFactory.getLogger(DemoGoods.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String GOODS = "goods";
    private static final String PICTURES = "pictures";
    private static final String CATALOGUE = "demo/catalogue.csv";
    private static final String FOLDER = "demo/pictures/";
    private static final String SECOND = "-2.webp";

    /** Pictures are work for the processor: more threads would only keep others waiting. */
    private static final int THREADS = 2;

    private final ImportingGoods importing;
    private final Products products;
    private final OperatorProducts operatorProducts;
    private final UploadingPicture uploading;
    private final ShowingPicture showing;
    private final Loaded loaded;
    private final TransactionTemplate transaction;

    DemoGoods(
            ImportingGoods importing,
            Products products,
            OperatorProducts operatorProducts,
            UploadingPicture uploading,
            ShowingPicture showing,
            Loaded loaded,
            TransactionTemplate transaction) {
        this.importing = importing;
        this.products = products;
        this.operatorProducts = operatorProducts;
        this.uploading = uploading;
        this.showing = showing;
        this.loaded = loaded;
        this.transaction = transaction;
    }

    /** Imports the catalogue in one transaction, unless that happened before. */
    void load() {
        transaction.executeWithoutResult(status -> {
            if (loaded.claim(GOODS)) {
                importing.start(NOBODY, "catalogue.csv", content(CATALOGUE), false);
                importing.work();
            }
        });
    }

    /** Puts the pictures on the goods, each once; what an interrupted start left undone is done by the next. */
    void loadPictures() {
        if (loaded.holds(PICTURES)) {
            return;
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            handles().forEach(handle -> threads.execute(() -> showPictures(handle)));
        }
        if (handles().stream().allMatch(handle -> loaded.holds(FOLDER + handle + SECOND))) {
            loaded.claim(PICTURES);
        }
    }

    private void showPictures(String handle) {
        try {
            var id = products.find(handle, false).orElseThrow().id();
            var words = operatorProducts.find(id).orElseThrow().pictureSources();
            showPicture(id, FOLDER + handle + ".webp", alt(words, 0));
            showPicture(id, FOLDER + handle + SECOND, alt(words, 1));
        } catch (RuntimeException e) {
            LOG.warn("no pictures of {} yet; the next start tries again", handle, e);
        }
    }

    private void showPicture(UUID product, String file, String alt) {
        if (loaded.holds(file)) {
            return;
        }
        var picture = uploading.uploadForGoods(NOBODY, content(file));
        transaction.executeWithoutResult(status -> {
            if (loaded.claim(file)) {
                showing.show(NOBODY, product, picture.id(), alt);
            }
        });
    }

    private static String alt(List<OperatorProduct.SourceOfPicture> words, int index) {
        return index < words.size() ? words.get(index).alt() : "";
    }

    /** The goods that have pictures: a second one tells them from banners. */
    private static List<String> handles() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*" + SECOND);
            return Arrays.stream(files)
                    .map(file -> String.valueOf(file.getFilename()).replace(SECOND, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(String file) {
        try {
            return new ClassPathResource(file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
