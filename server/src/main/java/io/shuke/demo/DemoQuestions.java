package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.identity.Origin;
import io.shuke.identity.Phone;
import io.shuke.identity.Registering;
import io.shuke.review.AskingQuestion;
import io.shuke.review.ReplyingToQuestion;
import io.shuke.shared.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the demonstration's people ask about goods, and what the market answers: done once, as they would do it. What
 * buyers answer follows once there are some ({@link DemoReviews}).
 */
@Component
@Profile("demo")
class DemoQuestions {
    private static final String LOADED = "questions";
    private static final LivingWeek.Days DAYS = new LivingWeek.Days(3, 1);
    private static final int MINUTES = 40;

    private final DemoPeople people;
    private final Registering registering;
    private final Products products;
    private final AskingQuestion asking;
    private final ReplyingToQuestion replying;
    private final Loaded loaded;
    private final LivingWeek week;
    private final JsonMapper json;

    /** The file {@code demo/questions.json}; people are named by their keys. */
    record Script(List<Asked> questions) {}

    record Asked(
            String by, String goods, String text, @Nullable String reply) {}

    DemoQuestions(
            DemoPeople people,
            Registering registering,
            Products products,
            AskingQuestion asking,
            ReplyingToQuestion replying,
            Loaded loaded,
            LivingWeek week,
            JsonMapper json) {
        this.people = people;
        this.registering = registering;
        this.products = products;
        this.asking = asking;
        this.replying = replying;
        this.loaded = loaded;
        this.week = week;
        this.json = json;
    }

    /** All of it in one transaction, unless that happened before. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            var asked = read().questions();
            for (int i = 0; i < asked.size(); i++) {
                ask(asked.get(i), week.moment(DAYS, i, asked.size()));
            }
        }
    }

    private void ask(Asked asked, Instant at) {
        var product = products.find(asked.goods(), false).orElseThrow().id();
        var asker = idOf(person -> person.key().equals(asked.by()));
        var question =
                week.at(at, () -> asking.ask(asker, product, asked.text())).orElseThrow();
        var reply = asked.reply();
        if (reply != null) {
            var care = idOf(person -> person.rights().contains(Right.CARE));
            week.after(at, MINUTES, () -> replying.reply(care, question, reply));
        }
    }

    private UUID idOf(Predicate<DemoPerson> which) {
        var person = people.all().stream().filter(which).findFirst().orElseThrow();
        var origin = new Origin("127.0.0.1", null, Locale.SIMPLIFIED_CHINESE, null);
        return registering.register(Phone.of(person.phone(), "phone"), origin).personId();
    }

    private Script read() {
        try (var file = new ClassPathResource("demo/questions.json").getInputStream()) {
            return json.readValue(file, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
