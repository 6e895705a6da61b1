package io.shuke.expert.web;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a picture that nothing on the way may keep. */
final class PrivatePictures {
    static final String WEBP = "image/webp";

    private PrivatePictures() {}

    static ResponseEntity<byte[]> answer(Optional<byte[]> webp) {
        return webp.map(content -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.valueOf(WEBP))
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("X-Content-Type-Options", "nosniff")
                        .body(content))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
