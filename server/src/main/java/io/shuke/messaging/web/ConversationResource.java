package io.shuke.messaging.web;

import io.shuke.messaging.AnsweringRequest;
import io.shuke.messaging.BeginningConversation;
import io.shuke.messaging.Contacts;
import io.shuke.messaging.Conversations;
import io.shuke.messaging.Conversations.Conversation;
import io.shuke.messaging.Conversations.Message;
import io.shuke.messaging.MessageDraft;
import io.shuke.messaging.MessageKind;
import io.shuke.messaging.ReadingConversation;
import io.shuke.messaging.WritingMessage;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Messages")
class ConversationResource {
    private final Conversations conversations;
    private final BeginningConversation beginning;
    private final WritingMessage writing;
    private final AnsweringRequest answering;
    private final ReadingConversation reading;
    private final Contacts contacts;

    ConversationResource(
            Conversations conversations,
            BeginningConversation beginning,
            WritingMessage writing,
            AnsweringRequest answering,
            ReadingConversation reading,
            Contacts contacts) {
        this.conversations = conversations;
        this.beginning = beginning;
        this.writing = writing;
        this.answering = answering;
        this.reading = reading;
        this.contacts = contacts;
    }

    @Schema(name = "MessageDraft")
    record Draft(
            @NotNull MessageKind kind,

            @Nullable @Size(max = 4_000) @Schema(description = "1,000 letters, of a text", example = "还有货吗？")
            String text,

            @Nullable @Schema(description = "The own picture, the goods or the own order")
            UUID subjectId) {}

    @Schema(name = "ConversationReadMark")
    record ReadMark(@NotNull @Min(0) @Schema(example = "12") Long seq) {}

    /** Absent where there is nobody. */
    @Schema(name = "Contact")
    record Contact(@Nullable PersonRef person) {}

    @GetMapping("/api/my/conversations")
    @Access(Who.PERSON)
    @Operation(summary = "My conversations", description = "The one that was last written in first.")
    Page<Conversation> list(
            @RequestParam(defaultValue = "false") boolean requests,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return conversations.page(caller.person(), requests, after, limit);
    }

    @PutMapping("/api/people/{code}/conversation")
    @Access(Who.PERSON)
    @Operation(
            summary = "Open the conversation with somebody",
            description = "Where nothing connects the two it is a request: a few words can be said until the other"
                    + " answers. Again, it changes nothing.")
    Conversation open(@PathVariable String code, Caller caller) {
        var person = caller.person();
        return switch (beginning.with(person, code)) {
            case BeginningConversation.Outcome.There(var id) -> found(conversations.find(person, id));
            case BeginningConversation.Outcome.Nobody() -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case BeginningConversation.Outcome.Oneself() -> throw new ProblemException(ProblemKind.NOT_YOURSELF);
        };
    }

    @GetMapping("/api/orders/{id}/contact")
    @Access(Who.PERSON)
    @Operation(
            summary = "Whom I can ask about an order of mine",
            description = "The partner behind it, if there is one.")
    Contact contact(@PathVariable UUID id, Caller caller) {
        return new Contact(contacts.behindOrder(caller.person(), id).orElse(null));
    }

    @GetMapping("/api/my/contact")
    @Access(Who.PERSON)
    @Operation(
            summary = "Whom I can ask before I buy",
            description = "The partner whose customer I am, if there is one whom I may meet.")
    Contact ownContact(Caller caller) {
        return new Contact(contacts.whoseCustomer(caller.person()).orElse(null));
    }

    @GetMapping("/api/conversations/{id}")
    @Access(Who.PERSON)
    @Operation(summary = "A conversation of mine")
    Conversation conversation(@PathVariable UUID id, Caller caller) {
        return found(conversations.find(caller.person(), id));
    }

    @GetMapping("/api/conversations/{id}/messages")
    @Access(Who.PERSON)
    @Operation(summary = "What was said", description = "The latest first; numbers within a conversation have no gap.")
    Page<Message> messages(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "30") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return found(conversations.messages(caller.person(), id, after, limit));
    }

    @PutMapping("/api/conversations/{id}/messages/{messageId}")
    @Access(Who.PERSON)
    @Operation(
            summary = "Say something",
            description =
                    "The message's id is the client's own: the same again changes nothing, however often it comes.")
    Message write(@PathVariable UUID id, @PathVariable UUID messageId, @Valid @RequestBody Draft draft, Caller caller) {
        var person = caller.person();
        var wanted = new MessageDraft(messageId, draft.kind(), draft.text(), draft.subjectId());
        return switch (writing.write(person, id, wanted)) {
            case WritingMessage.Outcome.Said said -> found(conversations.message(person, id, messageId));
            case WritingMessage.Outcome.Waits() -> throw new ProblemException(ProblemKind.ANSWER_AWAITED);
            case WritingMessage.Outcome.AnotherMessage() ->
                throw new ProblemException(ProblemKind.IDEMPOTENCY_KEY_REUSED);
            case WritingMessage.Outcome.Nobody() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    @PutMapping("/api/conversations/{id}/read-mark")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Mark what was said as read", description = "Up to a number, and never back.")
    void read(@PathVariable UUID id, @Valid @RequestBody ReadMark mark, Caller caller) {
        require(reading.read(caller.person(), id, mark.seq()));
    }

    @PutMapping("/api/conversations/{id}/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Accept somebody's request to talk")
    void accept(@PathVariable UUID id, Caller caller) {
        require(answering.accept(caller.person(), id));
    }

    @PutMapping("/api/conversations/{id}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Decline somebody's request to talk", description = "They are not told.")
    void decline(@PathVariable UUID id, Caller caller) {
        require(answering.decline(caller.person(), id));
    }

    private static void require(boolean done) {
        if (!done) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    private static <T> T found(Optional<T> known) {
        return known.orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
