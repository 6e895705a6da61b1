package io.shuke.inventory.web;

import io.shuke.inventory.CountingStock;
import io.shuke.inventory.CountingStock.Level;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stock")
class StockController {
    private final CountingStock counting;

    StockController(CountingStock counting) {
        this.counting = counting;
    }

    /** Pieces found on the shelf, those that unpaid orders hold included. */
    @Schema(name = "StockCount")
    record Count(
            @Schema(example = "120") @Min(0) @Max(1_000_000) int counted) {}

    /** What the count left. */
    @Schema(name = "StockLevel")
    record Answer(
            @Schema(example = "117") int available,
            @Schema(example = "3") int reserved) {
        static Answer of(Level level) {
            return new Answer(level.available(), level.reserved());
        }
    }

    @PutMapping("/api/operator/skus/{id}/stock")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Record a count of a SKU's pieces")
    Answer count(Caller caller, @PathVariable UUID id, @Valid @RequestBody Count count) {
        return counting.count(id, count.counted(), caller.person())
                .map(Answer::of)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
