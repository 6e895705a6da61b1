package io.shuke.sharing.web;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.Proxies;
import io.shuke.sharing.PosterTemplate;
import io.shuke.sharing.Posters;
import io.shuke.sharing.Posters.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sharing")
class PosterResource {
    private final Posters posters;
    private final Proxies proxies;

    PosterResource(Posters posters, Proxies proxies) {
        this.posters = posters;
        this.proxies = proxies;
    }

    static String path(String code, PosterTemplate template) {
        return "/api/share-links/" + code + "/posters/" + template.name().toLowerCase(Locale.ROOT) + ".jpg";
    }

    @GetMapping("/api/share-links/{code}/posters/{template}.jpg")
    @Access(Who.ANYONE)
    @Operation(
            summary = "The link's poster, 750 × 1334 pixels",
            description = "Templates: letter, picture, card. The ETag is the hash of what it shows; a closed shop or a"
                    + " product that is gone answers 410.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "image/jpeg")))
    ResponseEntity<Resource> poster(
            @PathVariable String code, @PathVariable String template, HttpServletRequest request) {
        return switch (posters.find(code, template(template), proxies.networkOf(request))) {
            case Outcome.Painted painted ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache().cachePublic())
                        .eTag("\"" + painted.hash() + "\"")
                        .contentType(MediaType.IMAGE_JPEG)
                        .body(new FileSystemResource(painted.file()));
            case Outcome.Unknown ignored -> throw new ProblemException(ProblemKind.NOT_FOUND);
            case Outcome.Closed ignored -> throw new ProblemException(ProblemKind.CLOSED);
        };
    }

    private static PosterTemplate template(String name) {
        return Arrays.stream(PosterTemplate.values())
                .filter(template -> template.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
