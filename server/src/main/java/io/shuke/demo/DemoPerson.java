package io.shuke.demo;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody of {@code demo/people.json}. */
public record DemoPerson(
        String key,
        String name,
        String nameEn,
        String nickname,
        String phone,
        String avatar,
        String role,
        List<String> staffRights,
        String note,
        String noteEn,
        List<DemoAddress> addresses,
        @Nullable DemoShop shop) {
    /** Where parcels of a demo person go. */
    public record DemoAddress(
            String recipient, String phone, String province, String city, String district, String street) {}

    /** The shop of a demo partner. */
    public record DemoShop(
            String name,
            String nameEn,
            String introduction,
            String introductionEn,
            String banner,
            List<String> picks) {}

    public Set<Right> rights() {
        return staffRights.stream()
                .map(right -> Right.valueOf(right.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Staff sign in to the console by password; everybody else by a code from the mail-box. */
    public @Nullable String password() {
        return staffRights.isEmpty() ? null : "shuke-demo-" + key;
    }
}
