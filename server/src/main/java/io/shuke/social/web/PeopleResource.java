package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.Blocking;
import io.shuke.social.Following;
import io.shuke.social.Following.Outcome;
import io.shuke.social.PeopleLists;
import io.shuke.social.PeopleLists.PersonRow;
import io.shuke.social.Profiles;
import io.shuke.social.Profiles.PersonPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People", description = "Public pages of people, and who follows whom")
class PeopleResource {
    private final Profiles profiles;
    private final PeopleLists lists;
    private final Following following;
    private final Blocking blocking;

    PeopleResource(Profiles profiles, PeopleLists lists, Following following, Blocking blocking) {
        this.profiles = profiles;
        this.lists = lists;
        this.following = following;
        this.blocking = blocking;
    }

    @GetMapping("/api/people/{code}")
    @Access(Who.ANYONE)
    @Operation(
            summary = "A person's public page",
            description = "Whoever blocked the reader, or is blocked by them, is not found.")
    PersonPage page(@PathVariable String code, Caller caller) {
        return found(profiles.page(code, caller.personId()));
    }

    @GetMapping("/api/people/{code}/followers")
    @Access(Who.ANYONE)
    @Operation(summary = "Who follows them", description = "The latest first.")
    Page<PersonRow> followers(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return found(lists.followers(code, caller.personId(), after, limit));
    }

    @GetMapping("/api/people/{code}/following")
    @Access(Who.ANYONE)
    @Operation(summary = "Whom they follow", description = "The latest first.")
    Page<PersonRow> followed(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return found(lists.following(code, caller.personId(), after, limit));
    }

    @PutMapping("/api/people/{code}/follow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Follow somebody", description = "Again, it changes nothing. Oneself can't be followed.")
    void follow(@PathVariable String code, Caller caller) {
        check(following.follow(caller.person(), code));
    }

    @DeleteMapping("/api/people/{code}/follow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Follow somebody no longer")
    void unfollow(@PathVariable String code, Caller caller) {
        check(following.unfollow(caller.person(), code));
    }

    @PutMapping("/api/people/{code}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Block somebody",
            description = "Works both ways: neither finds the other any more, and neither follows the other.")
    void block(@PathVariable String code, Caller caller) {
        check(blocking.block(caller.person(), code));
    }

    @DeleteMapping("/api/people/{code}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Lift a block")
    void unblock(@PathVariable String code, Caller caller) {
        check(blocking.unblock(caller.person(), code));
    }

    @PutMapping("/api/people/{code}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "See no posts of somebody in lists", description = "They do not learn of it.")
    void mute(@PathVariable String code, Caller caller) {
        check(blocking.mute(caller.person(), code));
    }

    @DeleteMapping("/api/people/{code}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "See their posts again")
    void unmute(@PathVariable String code, Caller caller) {
        check(blocking.unmute(caller.person(), code));
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done ignored -> {}
            case Outcome.Nobody ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case Outcome.Oneself ignored -> throw new ProblemException(ProblemKind.NOT_YOURSELF);
            case Outcome.Full ignored -> throw new ProblemException(ProblemKind.FOLLOWING_FULL);
        }
    }

    private static <T> T found(Optional<T> asked) {
        return asked.orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
