package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.messaging.BeginningConversation;
import io.shuke.messaging.MessageDraft;
import io.shuke.messaging.MessageKind;
import io.shuke.messaging.WritingMessage;
import io.shuke.shared.Ids;
import io.shuke.social.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What the demonstration's people write to each other: done once, as they would do it. */
@Component
@Profile("demo")
class DemoConversations {
    private static final String LOADED = "conversations";
    private static final LivingWeek.Days DAYS = new LivingWeek.Days(2, 1);
    private static final int MINUTES = 3;

    private final DemoPeople people;
    private final Profiles profiles;
    private final Products products;
    private final BeginningConversation beginning;
    private final WritingMessage writing;
    private final Loaded loaded;
    private final LivingWeek week;
    private final JsonMapper json;

    /** The file {@code demo/conversations.json}; people are named by their keys. */
    record Script(List<Talk> conversations) {}

    record Talk(String by, String to, List<Said> messages) {}

    record Said(String by, @Nullable String text, @Nullable String goods) {}

    DemoConversations(
            DemoPeople people,
            Profiles profiles,
            Products products,
            BeginningConversation beginning,
            WritingMessage writing,
            Loaded loaded,
            LivingWeek week,
            JsonMapper json) {
        this.people = people;
        this.profiles = profiles;
        this.products = products;
        this.beginning = beginning;
        this.writing = writing;
        this.loaded = loaded;
        this.week = week;
        this.json = json;
    }

    /** All of it in one transaction, unless that happened before. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            var talks = read().conversations();
            for (int i = 0; i < talks.size(); i++) {
                talk(talks.get(i), week.moment(DAYS, i, talks.size()));
            }
        }
    }

    private void talk(Talk talk, Instant at) {
        var code = profiles.own(people.idOf(talk.to())).page().person().code();
        var begun = week.at(at, () -> begin(talk, code));
        int minutes = 0;
        for (var said : talk.messages()) {
            minutes += MINUTES;
            week.after(at, minutes, () -> say(said, begun));
        }
    }

    private UUID begin(Talk talk, String code) {
        if (beginning.with(people.idOf(talk.by()), code) instanceof BeginningConversation.Outcome.There there) {
            return there.conversationId();
        }
        throw new IllegalStateException(talk.by() + " cannot write to " + talk.to());
    }

    private void say(Said said, UUID conversationId) {
        var outcome = writing.write(people.idOf(said.by()), conversationId, draft(said));
        if (!(outcome instanceof WritingMessage.Outcome.Said)) {
            throw new IllegalStateException("not said: " + said);
        }
    }

    private MessageDraft draft(Said said) {
        var goods = said.goods();
        return goods == null
                ? new MessageDraft(Ids.next(), MessageKind.TEXT, said.text(), null)
                : new MessageDraft(
                        Ids.next(),
                        MessageKind.GOODS,
                        null,
                        products.find(goods, false).orElseThrow().id());
    }

    private Script read() {
        try (var file = new ClassPathResource("demo/conversations.json").getInputStream()) {
            return json.readValue(file, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
