package io.shuke.supply;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose goods the market sells. {@code verified} says whether staff have seen the licence and need not look
 * again yet; without that no new goods go on sale and nothing is paid out.
 */
public record Supplier(
        UUID id,
        @Schema(example = "Alin Farm") String name,
        State state,
        @Nullable String suspendedReason,
        Facts facts,
        boolean verified,
        @Nullable Instant verifiedAt,
        @Nullable LocalDate verifyAgainOn,
        @Nullable Instant filedAt,
        Instant createdAt,
        int version) {
    /** Whether its people may sign in. */
    @Schema(name = "SupplierState")
    public enum State {
        ACTIVE,
        SUSPENDED
    }

    /** Whom to ask, what the licence says, and where the money goes. */
    @Schema(name = "SupplierFacts")
    public record Facts(
            @Schema(example = "陈阿林") String contactName,
            @Schema(example = "13800003001") String contactPhone,
            @Schema(example = "浙江阿林农业有限公司") String legalName,
            @Schema(example = "91330106MA2XXXXX0X") String licenceNumber,
            @Nullable @Schema(example = "中国农业银行杭州分行") String bankName,

            @Nullable @Schema(example = "6228480000000000000")
            String bankAccount) {}
}
