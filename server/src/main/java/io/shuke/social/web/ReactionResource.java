package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.Proxies;
import io.shuke.sharing.Visitors;
import io.shuke.social.PostView;
import io.shuke.social.Posts;
import io.shuke.social.Reactions;
import io.shuke.social.Reactions.Kind;
import io.shuke.social.Reactions.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.UUID;
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
@Tag(name = "Posts")
class ReactionResource {
    private final Reactions reactions;
    private final Posts posts;
    private final Proxies proxies;

    ReactionResource(Reactions reactions, Posts posts, Proxies proxies) {
        this.reactions = reactions;
        this.posts = posts;
        this.proxies = proxies;
    }

    @PutMapping("/api/posts/{id}/like")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Like a post", description = "Again, it changes nothing.")
    void like(@PathVariable UUID id, Caller caller) {
        check(reactions.add(caller.person(), id, Kind.LIKE));
    }

    @DeleteMapping("/api/posts/{id}/like")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Like it no longer")
    void unlike(@PathVariable UUID id, Caller caller) {
        reactions.remove(caller.person(), id, Kind.LIKE);
    }

    @PutMapping("/api/posts/{id}/save")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Save a post for later", description = "Nobody else sees who saved it.")
    void save(@PathVariable UUID id, Caller caller) {
        check(reactions.add(caller.person(), id, Kind.SAVE));
    }

    @DeleteMapping("/api/posts/{id}/save")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Save it no longer")
    void unsave(@PathVariable UUID id, Caller caller) {
        reactions.remove(caller.person(), id, Kind.SAVE);
    }

    @GetMapping("/api/my/saved-posts")
    @Access(Who.PERSON)
    @Operation(summary = "Posts that I saved", description = "The latest published first.")
    Page<PostView> saved(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return posts.savedBy(caller.person(), locale, after, limit);
    }

    @PutMapping("/api/posts/{id}/view")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.ANYONE)
    @Operation(
            summary = "Say that the post was opened",
            description =
                    "Counts once a person, or once a browser of nobody's, of which a network has so many; the author"
                            + " and robots don't count.")
    void view(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        var reader = caller.personId();
        var browser = reader == null ? caller.visitorId() : reader;
        if (browser != null && Visitors.isSomebodyLooking(request::getHeader)) {
            check(reactions.view(new Viewer(reader, browser, proxies.networkOf(request)), id));
        }
    }

    private static void check(boolean done) {
        if (!done) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
