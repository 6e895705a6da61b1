package io.shuke.demo.web;

import io.shuke.demo.DemoClock;
import io.shuke.demo.DemoPeople;
import io.shuke.demo.Mailbox;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("demo")
@Tag(name = "Demonstration", description = "Not there in production")
class DemoResource {
    private final Mailbox mailbox;
    private final DemoClock clock;
    private final DemoPeople people;

    DemoResource(Mailbox mailbox, DemoClock clock, DemoPeople people) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.people = people;
    }

    record DemoLetters(List<Mailbox.Letter> items) {}

    record DemoGuest(
            String key,
            String name,
            String nameEn,
            String nickname,
            String phone,

            @Schema(description = "shopper, partner or staff")
            String role,

            Set<Right> staffRights,
            @Nullable String password,
            String note,
            String noteEn) {}

    record DemoGuests(List<DemoGuest> items) {}

    record ClockJump(@NotNull @Schema(example = "604800") Long advanceSeconds) {}

    @GetMapping("/api/demo/messages")
    @Access(Who.ANYONE)
    @Operation(summary = "The newest text messages")
    DemoLetters messages() {
        return new DemoLetters(mailbox.newest());
    }

    @GetMapping("/api/demo/people")
    @Access(Who.ANYONE)
    @Operation(summary = "The demonstration's people and how they sign in")
    DemoGuests people() {
        return new DemoGuests(people.all().stream()
                .map(person -> new DemoGuest(
                        person.key(),
                        person.name(),
                        person.nameEn(),
                        person.nickname(),
                        person.phone(),
                        person.role(),
                        person.rights(),
                        person.password(),
                        person.note(),
                        person.noteEn()))
                .toList());
    }

    @GetMapping("/api/demo/clock")
    @Access(Who.ANYONE)
    @Operation(summary = "The market's time")
    DemoClock.Reading clock() {
        return clock.reading();
    }

    @PostMapping("/api/demo/clock")
    @Access(Who.ANYONE)
    @Operation(summary = "Move the market's time ahead", description = "It never goes back.")
    DemoClock.Reading advance(@Valid @RequestBody ClockJump body) {
        return clock.advance(Duration.ofSeconds(body.advanceSeconds()));
    }
}
