package io.shuke.circle.web;

import io.shuke.catalog.ProductCard;
import io.shuke.circle.ArrangingCircle;
import io.shuke.circle.CirclePosts;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.PostView;
import io.shuke.social.Reader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What stands in a circle. */
@RestController
@Tag(name = "Circles")
class CirclePostsResource {
    private final CirclePosts posts;
    private final ArrangingCircle arranging;

    CirclePostsResource(CirclePosts posts, ArrangingCircle arranging) {
        this.posts = posts;
        this.arranging = arranging;
    }

    @Schema(name = "CircleAnnouncementList")
    record Announcements(List<PostView> items) {}

    @Schema(name = "CircleShelf")
    record Shelf(List<ProductCard> items) {}

    @Schema(name = "CircleShelfWish")
    record ShelfWish(
            @NotNull @Size(max = ArrangingCircle.MOST_ON_SHELF)
            List<@NotNull UUID> productIds) {}

    @GetMapping("/api/circles/{id}/posts")
    @Access(Who.ANYONE)
    @Operation(
            summary = "What is posted in a circle",
            description = "The latest first. An open circle's may be read by everybody, any other's by its members.")
    Page<PostView> page(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return found(posts.page(id, new Reader(caller.personId(), locale), after, limit));
    }

    @DeleteMapping("/api/circles/{id}/posts/{postId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Take a post out of my circle",
            description = "For the host and moderators. It is its author's draft again.")
    void takeOut(@PathVariable UUID id, @PathVariable UUID postId, Caller caller) {
        check(arranging.takeOut(caller.person(), id, postId));
    }

    @GetMapping("/api/circles/{id}/announcements")
    @Access(Who.ANYONE)
    @Operation(summary = "What is announced in a circle", description = "Three posts at most, the latest first.")
    Announcements announcements(@PathVariable UUID id, Caller caller, Locale locale) {
        return new Announcements(found(posts.announcements(id, new Reader(caller.personId(), locale))));
    }

    @PutMapping("/api/circles/{id}/announcements/{postId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Announce a post of the circle",
            description = "For the host and moderators. The latest three stand above the others.")
    void announce(@PathVariable UUID id, @PathVariable UUID postId, Caller caller) {
        check(arranging.announce(caller.person(), id, postId));
    }

    @DeleteMapping("/api/circles/{id}/announcements/{postId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Announce it no longer")
    void unannounce(@PathVariable UUID id, @PathVariable UUID postId, Caller caller) {
        check(arranging.unannounce(caller.person(), id, postId));
    }

    @GetMapping("/api/circles/{id}/shelf")
    @Access(Who.ANYONE)
    @Operation(summary = "Goods that a circle's keepers show")
    Shelf shelf(@PathVariable UUID id, Caller caller) {
        return new Shelf(found(posts.shelf(id, caller.personId())));
    }

    @PutMapping("/api/circles/{id}/shelf")
    @Access(Who.PERSON)
    @Operation(summary = "Fill my circle's shelf", description = "For the host and moderators; in this order.")
    Shelf fillShelf(@PathVariable UUID id, @Valid @RequestBody ShelfWish wish, Caller caller) {
        check(arranging.fillShelf(caller.person(), id, wish.productIds()));
        return shelf(id, caller);
    }

    private static void check(boolean done) {
        if (!done) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    private static <T> T found(Optional<T> asked) {
        return asked.orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
