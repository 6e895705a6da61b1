package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Sign-in, people and staff. */
final class IdentityRows {
    static final List<Row> ROWS = List.of(
            anyone("POST /api/sign-in-codes").with(Map.of("phone", "123")),
            anyone("POST /api/sessions").with(Map.of("phone", "13800000000", "code", "1")),
            anyone("GET /api/session"),
            anyone("DELETE /api/session"),
            person("GET /api/me"),
            person("PATCH /api/me").with(Map.of("nickname", "Mei")),
            person("PUT /api/me/password").with(Map.of("newPassword", "a long way home")),
            person("GET /api/me/addresses"),
            person("POST /api/me/addresses").with(World.ADDRESS),
            person("PUT /api/me/addresses/{id}")
                    .at(world -> "/api/me/addresses/" + world.addressId())
                    .with(World.ADDRESS)
                    .of(Role.SHOPPER),
            person("DELETE /api/me/addresses/{id}")
                    .at(world -> "/api/me/addresses/" + world.addressId())
                    .of(Role.SHOPPER),
            person("GET /api/me/copy"),
            person("GET /api/me/closure"),
            person("POST /api/me/closure").with(Map.of("understood", false, "givesUpMoney", false)),
            person("GET /api/me/consents"),
            person("PUT /api/me/consents/{kind}")
                    .at(world -> "/api/me/consents/MARKETING")
                    .with(Map.of("granted", true)),
            staff("GET /api/me/second-factor"),
            staff("POST /api/me/second-factor/enrolment").with(Map.of()),
            staff("POST /api/me/second-factor/confirmation").with(Map.of("code", "000000")),
            staff("DELETE /api/me/second-factor"),
            staff("POST /api/session/second-factor").with(Map.of("code", "000000")),
            staff("POST /api/operator/people/{id}/second-factor-removal", Right.OWNER)
                    .with(Map.of("reason", "The phone was lost.")),
            person("GET /api/me/identity-check"),
            person("POST /api/me/identity-check")
                    .with(Map.of("realName", "林晓雨", "number", "11010519491231002X", "agrees", true)),
            staff("GET /api/operator/people", Right.CARE),
            staff("GET /api/operator/people.csv", Right.CARE),
            staff("PUT /api/operator/people/{id}/rights", Right.OWNER).with(Map.of("rights", List.of("CARE"))),
            staff("GET /api/operator/audit", Right.OWNER, Right.RISK),
            staff("GET /api/operator/audit/verification", Right.OWNER, Right.RISK));

    private IdentityRows() {}
}
