package io.shuke.shared.web;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.web.IdempotencyRecords.Found;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a request once for its key. The act and the record of its answer commit in one transaction, so the record exists
 * exactly when the act happened: the same key and request then replay the answer, another request under the key is
 * refused (422), and one that is still running answers 409. A refused act leaves no record and may be tried again. Where
 * the database gives way for a moment the whole of it is repeated, so an act must be repeatable until it commits.
 */
@Component
public class IdempotentRequests {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final IdempotencyRecords records;
    private final RepeatedTransactions transactions;
    private final JsonMapper json;

    IdempotentRequests(IdempotencyRecords records, RepeatedTransactions transactions, JsonMapper json) {
        this.records = records;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * @param request everything the answer depends on (path ids and body), as values that write to JSON
     * @param act the use case; it joins the transaction opened here
     */
    public ResponseEntity<String> once(IdempotencyKey key, int status, Object request, Supplier<? extends Object> act) {
        var hash = hash(json, request);
        try {
            return transactions.run(() -> {
                var found = records.lockAndFind(key);
                return found == null ? actAndRecord(key, hash, status, act) : replay(found, hash);
            });
        } catch (DuplicateKeyException e) {
            var found = records.find(key);
            if (found == null) {
                throw e;
            }
            return replay(found, hash);
        }
    }

    private ResponseEntity<String> actAndRecord(
            IdempotencyKey key, byte[] hash, int status, Supplier<? extends Object> act) {
        var body = json.writeValueAsString(act.get());
        records.store(key, hash, status, body);
        return answer(status, body, null);
    }

    static ResponseEntity<String> replay(Found found, byte[] hash) {
        if (found.running()) {
            throw new ProblemException(ProblemKind.STILL_RUNNING);
        }
        if (!MessageDigest.isEqual(found.requestHash(), hash)) {
            throw new ProblemException(ProblemKind.IDEMPOTENCY_KEY_REUSED);
        }
        return answer(found.status(), found.body(), "true");
    }

    static ResponseEntity<String> answer(int status, String body, @Nullable String replayed) {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (replayed != null) {
            answer.header(REPLAYED, replayed);
        }
        return answer.body(body);
    }

    static byte[] hash(JsonMapper json, Object request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
