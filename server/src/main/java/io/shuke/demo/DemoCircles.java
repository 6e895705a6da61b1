package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.catalog.UploadingPicture;
import io.shuke.circle.ApplyingForCircle;
import io.shuke.circle.ArrangingCircle;
import io.shuke.circle.AskingCircle;
import io.shuke.circle.CircleDraft;
import io.shuke.circle.DecidingCircle;
import io.shuke.circle.Entry;
import io.shuke.circle.JoiningCircle;
import io.shuke.circle.KeepingMembers;
import io.shuke.circle.OfferingToCircle;
import io.shuke.circle.Standing;
import io.shuke.circle.WantingTogether;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.social.Commenting;
import io.shuke.social.PostDraft;
import io.shuke.social.Reactions;
import io.shuke.social.WritingPost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The demonstration's circles: who is in them, what they say and want, and one that waits for the operator; once. */
@Component
@Profile("demo")
class DemoCircles {
    private static final String LOADED = "circles";
    private static final String STAFF = "ning";
    private static final int MOST_MEMBERS = 200;
    private static final LivingWeek.Days DAYS = new LivingWeek.Days(3, 1);
    private static final LivingWeek.Days YESTERDAY = new LivingWeek.Days(1, 1);
    private static final int MINUTES = 9;

    private final DemoPeople people;
    private final UploadingPicture uploading;
    private final Products products;
    private final ApplyingForCircle applying;
    private final DecidingCircle deciding;
    private final JoiningCircle joining;
    private final KeepingMembers keeping;
    private final ArrangingCircle arranging;
    private final WantingTogether wanting;
    private final AskingCircle asking;
    private final OfferingToCircle offering;
    private final WritingPost writing;
    private final Commenting commenting;
    private final Reactions reactions;
    private final Loaded loaded;
    private final LivingWeek week;
    private final JsonMapper json;
    private final MarketClock clock;

    /** One of {@code demo/circles.json}; people are named by their keys. */
    record Scripted(
            String host,
            String name,
            String words,
            String rules,
            Entry entry,
            String cover,
            List<String> members,
            List<String> moderators,
            List<Asking> asking,
            boolean opened,
            List<Said> posts,
            List<Question> polls,
            List<String> shelf,
            List<Wanted> needs) {}

    record Asking(String by, String words) {}

    record Said(
            String by,
            String text,
            List<String> pictures,
            boolean announced,
            List<String> likes,
            List<Comment> comments) {}

    record Comment(String by, String text) {}

    record Question(String question, List<String> options, int days, Map<String, Integer> chosen) {}

    record Wanted(
            String by,
            String words,
            List<String> joined,
            @Nullable Offered offer) {}

    record Offered(String goods, String code, long priceMinor, int days) {}

    DemoCircles(
            DemoPeople people,
            UploadingPicture uploading,
            Products products,
            ApplyingForCircle applying,
            DecidingCircle deciding,
            JoiningCircle joining,
            KeepingMembers keeping,
            ArrangingCircle arranging,
            WantingTogether wanting,
            AskingCircle asking,
            OfferingToCircle offering,
            WritingPost writing,
            Commenting commenting,
            Reactions reactions,
            Loaded loaded,
            LivingWeek week,
            JsonMapper json,
            MarketClock clock) {
        this.people = people;
        this.uploading = uploading;
        this.products = products;
        this.applying = applying;
        this.deciding = deciding;
        this.joining = joining;
        this.keeping = keeping;
        this.arranging = arranging;
        this.wanting = wanting;
        this.asking = asking;
        this.offering = offering;
        this.writing = writing;
        this.commenting = commenting;
        this.reactions = reactions;
        this.loaded = loaded;
        this.week = week;
        this.json = json;
        this.clock = clock;
    }

    /** All of it in one transaction, unless that happened before. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            var ids = people.all().stream().collect(Collectors.toMap(DemoPerson::key, people::idOf));
            var circles = read();
            int said = 0;
            int posts = circles.stream().mapToInt(one -> one.posts().size()).sum();
            for (var circle : circles) {
                make(circle, said, posts, ids);
                said += circle.posts().size();
            }
        }
    }

    /** The posts of all circles follow one another, so that whoever is in several reads them in their order. */
    private void make(Scripted circle, int saidBefore, int saidInAll, Map<String, UUID> ids) {
        var host = id(ids, circle.host());
        var id = week.before(() -> gather(circle, host, ids));
        if (!circle.opened()) {
            return;
        }
        for (int i = 0; i < circle.posts().size(); i++) {
            say(host, id, circle.posts().get(i), week.moment(DAYS, saidBefore + i, saidInAll), ids);
        }
        var goods = circle.shelf().stream()
                .map(handle -> products.find(handle, false).orElseThrow().id())
                .toList();
        arranging.fillShelf(host, id, goods);
        week.at(week.moment(YESTERDAY, 1, 2), () -> circle.polls().forEach(question -> ask(host, id, question, ids)));
        circle.needs().forEach(wanted -> want(host, id, wanted, ids));
    }

    private UUID gather(Scripted circle, UUID host, Map<String, UUID> ids) {
        var cover = uploading
                .uploadOwn(host, DemoPeople.file("pictures/" + circle.cover()))
                .id();
        var id = applying.apply(
                host, new CircleDraft(circle.name(), circle.words(), circle.rules(), circle.entry(), cover));
        if (!circle.opened()) {
            return id;
        }
        deciding.open(id(ids, STAFF), id, MOST_MEMBERS);
        for (var member : circle.members()) {
            joining.join(id(ids, member), id, null);
            if (circle.entry() == Entry.REQUEST) {
                keeping.accept(host, id, id(ids, member));
            }
        }
        circle.moderators().forEach(one -> keeping.appoint(host, id, id(ids, one), Standing.MODERATOR));
        circle.asking().forEach(one -> joining.join(id(ids, one.by()), id, one.words()));
        return id;
    }

    private void say(UUID host, UUID circleId, Said said, Instant at, Map<String, UUID> ids) {
        var post = week.at(at, () -> post(circleId, said, ids));
        week.after(
                at, MINUTES, () -> said.likes().forEach(who -> reactions.add(id(ids, who), post, Reactions.Kind.LIKE)));
        int minutes = MINUTES;
        for (var comment : said.comments()) {
            minutes += MINUTES;
            week.after(at, minutes, () -> commenting.write(id(ids, comment.by()), post, null, comment.text()));
        }
        if (said.announced()) {
            arranging.announce(host, circleId, post);
        }
    }

    private UUID post(UUID circleId, Said said, Map<String, UUID> ids) {
        var author = id(ids, said.by());
        var pictures = said.pictures().stream()
                .map(file -> uploading
                        .uploadOwn(author, DemoPeople.file("pictures/" + file))
                        .id())
                .toList();
        var draft = new PostDraft(said.text(), pictures, List.of(), List.of(), false);
        if (!(writing.write(author, circleId, draft, true) instanceof WritingPost.Outcome.Written post)) {
            throw new IllegalStateException("not written: " + said.text());
        }
        return post.postId();
    }

    private void ask(UUID host, UUID circleId, Question question, Map<String, UUID> ids) {
        var asked = new AskingCircle.Question(question.question(), question.options(), question.days());
        var poll = Objects.requireNonNull(asking.ask(host, circleId, asked));
        question.chosen().forEach((who, number) -> asking.choose(id(ids, who), poll, number));
    }

    private void want(UUID host, UUID circleId, Wanted wanted, Map<String, UUID> ids) {
        var at = week.moment(YESTERDAY, 0, 1);
        var need = week.at(
                at, () -> Objects.requireNonNull(wanting.write(id(ids, wanted.by()), circleId, wanted.words())));
        week.after(at, MINUTES, () -> wanted.joined().forEach(who -> wanting.join(id(ids, who), need)));
        var offer = wanted.offer();
        if (offer == null) {
            return;
        }
        var now = clock.instant();
        var wish = new OfferingToCircle.Wish(
                skuOf(offer), Money.cny(offer.priceMinor()), now, now.plus(Duration.ofDays(offer.days())));
        if (!(offering.offer(host, need, wish) instanceof OfferingToCircle.Outcome.Offered)) {
            throw new IllegalStateException("not offered: " + wanted.words());
        }
    }

    private UUID skuOf(Offered offer) {
        return products.find(offer.goods(), false).orElseThrow().skus().stream()
                .filter(sku -> offer.code().equals(sku.code()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static UUID id(Map<String, UUID> ids, String key) {
        var found = ids.get(key);
        if (found == null) {
            throw new IllegalStateException("nobody in this demonstration is " + key);
        }
        return found;
    }

    private List<Scripted> read() {
        try (var file = new ClassPathResource("demo/circles.json").getInputStream()) {
            return json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
