package io.shuke.catalog.web;

import io.shuke.catalog.OperatorProduct;
import io.shuke.catalog.OperatorProducts;
import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.ShowingPicture;
import io.shuke.catalog.UploadingPicture;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "Pictures")
class MediaResources {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final UploadingPicture uploading;
    private final ShowingPicture showing;
    private final Pictures pictures;
    private final OperatorProducts products;

    record ShownPictureRequest(
            @NotNull UUID mediaId,

            @NotNull @Size(max = 500) @Schema(example = "一罐椴树蜜 A pot of linden honey")
            String alt) {}

    MediaResources(UploadingPicture uploading, ShowingPicture showing, Pictures pictures, OperatorProducts products) {
        this.uploading = uploading;
        this.showing = showing;
        this.pictures = pictures;
        this.products = products;
    }

    @PostMapping(path = "/api/operator/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Upload a picture for goods",
            description = "JPEG, PNG or WebP, at most 10 MB and 40 megapixels.")
    Picture uploadForGoods(@RequestPart MultipartFile file, Caller caller) throws IOException {
        return uploading.uploadForGoods(caller.person(), file.getBytes());
    }

    @PostMapping(path = "/api/supplier/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Access.Who.SUPPLIER)
    @Operation(
            summary = "Upload a picture for goods that are proposed",
            description = "JPEG, PNG or WebP, at most 10 MB and 40 megapixels.")
    Picture uploadForProposal(@RequestPart MultipartFile file, Caller caller) throws IOException {
        return uploading.uploadForProposal(caller.person(), file.getBytes());
    }

    @PostMapping(path = "/api/my/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "Upload a picture of one's own",
            description = "For an avatar or a shop's banner. JPEG, PNG or WebP, at most 10 MB and 40 megapixels.")
    Picture uploadOwn(@RequestPart MultipartFile file, Caller caller) throws IOException {
        return uploading.uploadOwn(caller.person(), file.getBytes());
    }

    @PostMapping("/api/operator/products/{id}/pictures")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Show an uploaded picture on a product's page")
    OperatorProduct show(@PathVariable UUID id, @Valid @RequestBody ShownPictureRequest request, Caller caller) {
        showing.show(caller.person(), id, request.mediaId(), request.alt());
        return products.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @DeleteMapping("/api/operator/products/{id}/pictures/{pictureId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Take a picture off a product's page")
    void hide(@PathVariable UUID id, @PathVariable UUID pictureId, Caller caller) {
        showing.hide(caller.person(), id, pictureId);
    }

    /** A name never gets another content, so whoever has the file need not ask again. */
    @GetMapping("/media/{name}")
    @Access(Access.Who.ANYONE)
    ResponseEntity<Resource> file(@PathVariable String name) {
        var file = pictures.fileOf(name).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        return ResponseEntity.ok()
                .cacheControl(FOR_GOOD)
                .eTag("\"" + name + "\"")
                .contentType(name.endsWith(".jpg") ? MediaType.IMAGE_JPEG : MediaType.valueOf("image/webp"))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(file));
    }
}
