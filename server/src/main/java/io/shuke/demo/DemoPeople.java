package io.shuke.demo;

import io.shuke.catalog.UploadingPicture;
import io.shuke.identity.BecomingPartner;
import io.shuke.identity.EditingProfile;
import io.shuke.identity.GrantingRights;
import io.shuke.identity.KeepingAddresses;
import io.shuke.identity.Origin;
import io.shuke.identity.Phone;
import io.shuke.identity.Registering;
import io.shuke.identity.SettingPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The people of the demonstration: made once, by the use cases that make real ones. */
@Component
@Profile("demo")
public class DemoPeople {
    private static final String LOADED = "people";

    private final Registering registering;
    private final EditingProfile editingProfile;
    private final KeepingAddresses keepingAddresses;
    private final BecomingPartner becomingPartner;
    private final GrantingRights grantingRights;
    private final SettingPassword settingPassword;
    private final UploadingPicture uploadingPicture;
    private final Loaded loaded;
    private final LivingWeek week;
    private final List<DemoPerson> people;

    DemoPeople(
            Registering registering,
            EditingProfile editingProfile,
            KeepingAddresses keepingAddresses,
            BecomingPartner becomingPartner,
            GrantingRights grantingRights,
            SettingPassword settingPassword,
            UploadingPicture uploadingPicture,
            Loaded loaded,
            LivingWeek week,
            JsonMapper json) {
        this.registering = registering;
        this.editingProfile = editingProfile;
        this.keepingAddresses = keepingAddresses;
        this.becomingPartner = becomingPartner;
        this.grantingRights = grantingRights;
        this.settingPassword = settingPassword;
        this.uploadingPicture = uploadingPicture;
        this.loaded = loaded;
        this.week = week;
        this.people = read(json);
    }

    public List<DemoPerson> all() {
        return people;
    }

    /** Makes all of them in one transaction, unless that happened before; again changes nothing. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            week.before(() -> people.forEach(this::make));
        }
    }

    /** Who has this key; made now where they were not before. */
    UUID idOf(String key) {
        return people.stream()
                .filter(person -> person.key().equals(key))
                .map(this::idOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody in this demonstration is " + key));
    }

    UUID idOf(DemoPerson person) {
        var origin = new Origin("127.0.0.1", null, Locale.SIMPLIFIED_CHINESE, null);
        return registering.register(Phone.of(person.phone(), "phone"), origin).personId();
    }

    private void make(DemoPerson person) {
        var id = idOf(person);
        var face = uploadingPicture.uploadOwn(id, file(person.avatar())).id();
        editingProfile.edit(id, new EditingProfile.Changes(person.nickname(), null, face));
        // The newest comes first in an address book.
        person.addresses().reversed().forEach(address -> keepingAddresses.add(id, written(address)));
        if (person.role().equals("partner")) {
            becomingPartner.become(id);
        }
        makeStaff(id, person);
    }

    private void makeStaff(UUID id, DemoPerson person) {
        var password = person.password();
        if (password != null) {
            grantingRights.grantFirst(id, person.rights());
            settingPassword.setForDemo(id, password);
        }
    }

    private static KeepingAddresses.Written written(DemoPerson.DemoAddress address) {
        return new KeepingAddresses.Written(
                address.recipient(),
                Phone.of(address.phone(), "phone"),
                address.province(),
                address.city(),
                address.district(),
                address.street(),
                null,
                true);
    }

    static byte[] file(String path) {
        try {
            return new ClassPathResource("demo/" + path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DemoPerson> read(JsonMapper json) {
        try (var file = new ClassPathResource("demo/people.json").getInputStream()) {
            return json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
