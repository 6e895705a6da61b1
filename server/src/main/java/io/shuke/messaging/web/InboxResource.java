package io.shuke.messaging.web;

import io.shuke.messaging.Inbox;
import io.shuke.shared.Caller;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Messages")
class InboxResource {
    private final Inbox inbox;
    private final InboxStreams streams;

    InboxResource(Inbox inbox, InboxStreams streams) {
        this.inbox = inbox;
        this.streams = streams;
    }

    @GetMapping("/api/my/inbox")
    @Access(Who.PERSON)
    @Operation(summary = "How much I have not read", description = "A hundred stands for that many and more.")
    Inbox.Unread unread(Caller caller) {
        return inbox.of(caller.person());
    }

    @GetMapping(path = "/api/my/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(Who.PERSON)
    @Operation(
            summary = "My inbox, live",
            description =
                    "Events: inbox, with what is unread, and conversation, with how far one goes that changed; what"
                            + " was said is then read there. With Last-Event-ID everything since is told, some of it perhaps"
                            + " twice. The oldest of more than four of mine hears full and ends: do not come back at once.")
    SseEmitter stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Caller caller,
            HttpServletRequest request) {
        return streams.watch(caller.person(), lastEventId, Callers.stillSignedIn(request));
    }
}
