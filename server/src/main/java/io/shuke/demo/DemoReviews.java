package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.catalog.UploadingPicture;
import io.shuke.ordering.Order;
import io.shuke.review.AnsweringQuestion;
import io.shuke.review.AnsweringReview;
import io.shuke.review.Question;
import io.shuke.review.Questions;
import io.shuke.review.ReplyingAsPartner;
import io.shuke.review.ReviewDraft;
import io.shuke.review.Reviews;
import io.shuke.review.WritingReview;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demonstration's people say of goods that came to them, what they answer to others, and what the partner and the
 * market reply: done once. A review stands on a receipt, so they buy and receive first. Where a payment is not heard of in
 * time, what hangs on it is left out, and the market starts all the same.
 */
@Component
@Profile("demo")
class DemoReviews {
    private static final Logger LOG = LoggerFactory.getLogger(DemoReviews.class);
    private static final String LOADED = "reviews";
    private static final int LATEST = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final DemoPeople people;
    private final DemoSales sales;
    private final Products products;
    private final UploadingPicture uploading;
    private final WritingReview writing;
    private final Reviews reviews;
    private final ReplyingAsPartner replying;
    private final AnsweringReview answeringReview;
    private final Questions questions;
    private final AnsweringQuestion answering;
    private final OutboxDelivery outbox;
    private final Loaded loaded;
    private final JsonMapper json;

    /** The file {@code demo/reviews.json}; people are named by their keys, goods by their handles. */
    record Script(Link link, List<Bought> orders, List<Answer> answers) {}

    record Link(String by, String goods) {}

    record Bought(String by, List<Said> lines) {}

    record Said(
            String goods,
            List<String> options,
            int stars,
            String text,
            @Nullable String picture,
            @Nullable String replyOfPartner,
            @Nullable String replyOfMarket) {}

    /** What somebody bought, and will say of it. */
    private record Sold(UUID buyerId, Order order, List<Said> lines) {}

    record Answer(String by, String goods, String text) {}

    DemoReviews(
            DemoPeople people,
            DemoSales sales,
            Products products,
            UploadingPicture uploading,
            WritingReview writing,
            Reviews reviews,
            ReplyingAsPartner replying,
            AnsweringReview answeringReview,
            Questions questions,
            AnsweringQuestion answering,
            OutboxDelivery outbox,
            Loaded loaded,
            JsonMapper json) {
        this.people = people;
        this.sales = sales;
        this.products = products;
        this.uploading = uploading;
        this.writing = writing;
        this.reviews = reviews;
        this.replying = replying;
        this.answeringReview = answeringReview;
        this.questions = questions;
        this.answering = answering;
        this.outbox = outbox;
        this.loaded = loaded;
        this.json = json;
    }

    /** Step by step, unless somebody began with it before. */
    void load() {
        if (!loaded.claim(LOADED)) {
            return;
        }
        var script = read();
        var partner = people.idOf(script.link().by());
        var link = sales.link(partner, script.link().goods());
        var sold = script.orders().stream().map(one -> sell(one, link)).toList();
        if (!comesTrue(() -> sold.stream().allMatch(one -> sales.isPaid(one.buyerId(), one.order())))) {
            LOG.warn("the demonstration's payments were not heard of in time: it begins without reviews");
            return;
        }
        sold.forEach(one -> review(one, partner));
        script.answers().forEach(this::answer);
    }

    private Sold sell(Bought bought, String link) {
        var buyer = people.idOf(bought.by());
        var wanted = bought.lines().stream()
                .map(line -> new DemoSales.Wanted(line.goods(), line.options()))
                .toList();
        return new Sold(buyer, sales.buy(buyer, link, wanted), bought.lines());
    }

    private void review(Sold sold, UUID partner) {
        var care = people.all().stream()
                .filter(person -> person.rights().contains(Right.CARE))
                .map(people::idOf)
                .findFirst()
                .orElseThrow();
        sales.receive(sold.buyerId(), care, sold.order());
        for (var said : sold.lines()) {
            var review = write(sold, said);
            if (said.replyOfMarket() != null) {
                answeringReview.reply(care, review, said.replyOfMarket());
            }
            if (said.replyOfPartner() != null) {
                reply(partner, review, said.replyOfPartner());
            }
        }
    }

    private UUID write(Sold sold, Said said) {
        var line = sold.order().lines().stream()
                .filter(one -> one.handle().equals(said.goods()))
                .findFirst()
                .orElseThrow();
        var pictures = said.picture() == null
                ? List.<UUID>of()
                : List.of(uploading
                        .uploadOwn(sold.buyerId(), DemoPeople.file("pictures/" + said.picture()))
                        .id());
        var draft = new ReviewDraft(said.stars(), said.text(), pictures, false);
        if (writing.write(sold.buyerId(), sold.order().id(), line.id(), draft)
                instanceof WritingReview.Outcome.Written(var id)) {
            return id;
        }
        throw new IllegalStateException("not written: " + said.text());
    }

    /** Once the market knows who sold it. */
    private void reply(UUID partner, UUID review, String text) {
        var known = comesTrue(() -> {
            outbox.deliver();
            return reviews.soldBy(partner, review).isPresent();
        });
        if (!known || !(replying.reply(partner, review, 0, text) instanceof ReplyingAsPartner.Outcome.Replied)) {
            LOG.warn("the demonstration's partner did not reply: {}", text);
        }
    }

    /** The latest question about these goods. */
    private void answer(Answer answer) {
        var product = products.find(answer.goods(), false).orElseThrow().id();
        questions.ofProduct(product, null, null, LATEST).items().stream()
                .findFirst()
                .map(Question::id)
                .ifPresent(question -> answering.answer(people.idOf(answer.by()), question, 0, answer.text()));
    }

    /** Asks again and again, for as long as there is patience. */
    private static boolean comesTrue(BooleanSupplier what) {
        for (var waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(PAUSE)) {
            if (what.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private Script read() {
        try (var file = new ClassPathResource("demo/reviews.json").getInputStream()) {
            return json.readValue(file, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
