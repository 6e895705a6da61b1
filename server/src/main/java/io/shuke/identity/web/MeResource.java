package io.shuke.identity.web;

import io.shuke.identity.Address;
import io.shuke.identity.Consent;
import io.shuke.identity.ConsentKind;
import io.shuke.identity.Consenting;
import io.shuke.identity.EditingProfile;
import io.shuke.identity.KeepingAddresses;
import io.shuke.identity.Me;
import io.shuke.identity.Phone;
import io.shuke.identity.Readers;
import io.shuke.identity.SettingPassword;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me", description = "A person's own name, password, addresses and consents")
class MeResource {
    private final Readers readers;
    private final EditingProfile editingProfile;
    private final SettingPassword settingPassword;
    private final KeepingAddresses keepingAddresses;
    private final Consenting consenting;
    private final SignInOrigins origins;

    MeResource(
            Readers readers,
            EditingProfile editingProfile,
            SettingPassword settingPassword,
            KeepingAddresses keepingAddresses,
            Consenting consenting,
            SignInOrigins origins) {
        this.readers = readers;
        this.editingProfile = editingProfile;
        this.settingPassword = settingPassword;
        this.keepingAddresses = keepingAddresses;
        this.consenting = consenting;
        this.origins = origins;
    }

    record ProfileChange(
            @Nullable @Size(max = 40) @Schema(example = "小雨")
            String nickname,

            @Nullable @Pattern(regexp = "zh-CN|en") String locale,

            @Nullable @Schema(description = "a picture this person uploaded")
            UUID avatarMediaId) {}

    record PasswordChange(
            @Nullable @Size(max = 200) @Schema(description = "needed by who has one")
            String currentPassword,

            @NotBlank @Size(max = 200) String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    record AddressBody(
            @NotBlank @Size(max = 40) @Schema(example = "林晓雨")
            String recipient,

            @NotBlank @Size(max = 32) @Schema(example = "13800001001")
            String phone,

            @NotBlank @Size(max = 40) @Schema(example = "浙江省")
            String province,

            @NotBlank @Size(max = 40) @Schema(example = "杭州市")
            String city,

            @NotBlank @Size(max = 40) @Schema(example = "西湖区")
            String district,

            @NotBlank @Size(max = 120) @Schema(example = "文三路 188 号 青枫里 3 幢 602 室")
            String street,

            @Nullable @Pattern(regexp = "[0-9]{6}") @Schema(example = "310012")
            String postalCode,

            @Nullable Boolean preferred) {
        KeepingAddresses.Written written() {
            return new KeepingAddresses.Written(
                    recipient.strip(),
                    Phone.of(phone, "phone"),
                    province.strip(),
                    city.strip(),
                    district.strip(),
                    street.strip(),
                    postalCode,
                    Boolean.TRUE.equals(preferred));
        }
    }

    record AddressBook(List<Address> items) {}

    record ConsentList(List<Consent> items) {}

    record ConsentDecision(@NotNull Boolean granted) {}

    @GetMapping("/api/me")
    @Access(Who.PERSON)
    @Operation(summary = "Who I am")
    Me me(Caller caller) {
        return readers.me(caller.person()).orElseThrow(() -> new ProblemException(ProblemKind.SIGN_IN_NEEDED));
    }

    @PatchMapping("/api/me")
    @Access(Who.PERSON)
    @Operation(summary = "Change my name, picture or language", description = "What is absent stays as it is.")
    Me change(@Valid @RequestBody ProfileChange body, Caller caller) {
        var locale = body.locale() == null ? null : Locale.forLanguageTag(body.locale());
        editingProfile.edit(caller.person(), new EditingProfile.Changes(body.nickname(), locale, body.avatarMediaId()));
        return me(caller);
    }

    @PutMapping("/api/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Set my password", description = "Ends my sessions elsewhere.")
    void password(@Valid @RequestBody PasswordChange body, Caller caller, HttpServletRequest request, Locale locale) {
        var outcome = settingPassword.set(
                caller.person(),
                body.currentPassword(),
                body.newPassword(),
                origins.of(caller, request, locale),
                Objects.requireNonNull(origins.token(request), "signed in without a token"));
        switch (outcome) {
            case SettingPassword.Outcome.Set ignored -> {}
            case SettingPassword.Outcome.WrongPassword ignored ->
                throw new ProblemException(ProblemKind.PASSWORD_WRONG).field("currentPassword", "field.invalid");
            case SettingPassword.Outcome.TooWeak ignored ->
                throw new ProblemException(ProblemKind.PASSWORD_TOO_WEAK).field("newPassword", "field.invalid");
            case SettingPassword.Outcome.TooOften refused -> throw origins.tooOften(refused.again());
        }
    }

    @GetMapping("/api/me/addresses")
    @Access(Who.PERSON)
    @Operation(summary = "My addresses, the preferred one first")
    AddressBook addresses(Caller caller) {
        return new AddressBook(keepingAddresses.of(caller.person()));
    }

    @PostMapping("/api/me/addresses")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Who.PERSON)
    @Operation(summary = "Write down an address", description = "The first one becomes the preferred one.")
    Address addAddress(@Valid @RequestBody AddressBody body, Caller caller) {
        return keepingAddresses.add(caller.person(), body.written());
    }

    @PutMapping("/api/me/addresses/{id}")
    @Access(Who.PERSON)
    @Operation(summary = "Change an address")
    Address changeAddress(@PathVariable UUID id, @Valid @RequestBody AddressBody body, Caller caller) {
        return keepingAddresses.change(caller.person(), id, body.written());
    }

    @DeleteMapping("/api/me/addresses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Remove an address")
    void removeAddress(@PathVariable UUID id, Caller caller) {
        keepingAddresses.remove(caller.person(), id);
    }

    @GetMapping("/api/me/consents")
    @Access(Who.PERSON)
    @Operation(summary = "What I agreed to")
    ConsentList consents(Caller caller) {
        return new ConsentList(consenting.of(caller.person()));
    }

    @PutMapping("/api/me/consents/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(summary = "Agree, or no longer")
    void consent(@PathVariable ConsentKind kind, @Valid @RequestBody ConsentDecision body, Caller caller) {
        consenting.decide(caller.person(), kind, body.granted());
    }
}
