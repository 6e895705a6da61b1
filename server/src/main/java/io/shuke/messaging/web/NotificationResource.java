package io.shuke.messaging.web;

import io.shuke.messaging.NotificationWishes;
import io.shuke.messaging.NotificationWishes.KindWish;
import io.shuke.messaging.Notifications;
import io.shuke.messaging.Notifications.Notification;
import io.shuke.messaging.QuietHours;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Messages", description = "What the market tells people, and what they tell each other")
class NotificationResource {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    private final Notifications notifications;
    private final NotificationWishes wishes;

    NotificationResource(Notifications notifications, NotificationWishes wishes) {
        this.notifications = notifications;
        this.wishes = wishes;
    }

    @Schema(name = "NotificationReadMark")
    record ReadMark(@NotNull UUID until) {}

    @Schema(name = "QuietHours", description = "In the market's time of day; across midnight where the end lies first")
    record Quiet(
            @NotNull @Pattern(regexp = TIME) @Schema(example = "22:00")
            String from,

            @NotNull @Pattern(regexp = TIME) @Schema(example = "08:00")
            String until) {
        static @Nullable Quiet of(@Nullable QuietHours hours) {
            return hours == null
                    ? null
                    : new Quiet(hours.from().toString(), hours.until().toString());
        }

        QuietHours hours() {
            return new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
        }
    }

    @Schema(name = "NotificationWishes")
    record Wishes(
            List<KindWish> kinds,
            @Nullable Quiet quiet,

            @Schema(description = "Whether this market sends anything to phones")
            boolean reachable) {
        static Wishes of(NotificationWishes.Wishes known) {
            return new Wishes(known.kinds(), Quiet.of(known.quiet()), known.reachable());
        }
    }

    @Schema(name = "NotificationWishesChange")
    record Change(
            @NotNull @Size(max = 40) List<@NotNull @Valid KindWish> kinds,
            @Nullable @Valid Quiet quiet) {}

    @GetMapping("/api/my/notifications")
    @Access(Who.PERSON)
    @Operation(summary = "What I was told", description = "The latest first.")
    Page<Notification> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return notifications.page(caller.person(), after, limit);
    }

    @PutMapping("/api/my/notification-read-mark")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Mark a notification and those before it as read")
    void read(@Valid @RequestBody ReadMark mark, Caller caller) {
        notifications.read(caller.person(), mark.until());
    }

    @GetMapping("/api/my/notification-wishes")
    @Access(Who.PERSON)
    @Operation(summary = "Where I hear of what, and when not")
    Wishes wishes(Caller caller) {
        return Wishes.of(wishes.of(caller.person()));
    }

    @PutMapping("/api/my/notification-wishes")
    @Access(Who.PERSON)
    @Operation(
            summary = "Change where I hear of what",
            description = "Kinds that are not named stay as they are; without quiet hours there are none.")
    Wishes change(@Valid @RequestBody Change change, Caller caller) {
        return Wishes.of(wishes.change(
                caller.person(),
                change.kinds(),
                change.quiet() == null ? null : change.quiet().hours()));
    }
}
