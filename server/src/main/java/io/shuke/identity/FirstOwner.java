package io.shuke.identity;

import io.shuke.shared.Right;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes whoever has the number {@code shuke.owner-phone} the market's owner, as long as it has none. From then on owners
 * give rights themselves.
 */
@Component
@ConditionalOnProperty("shuke.owner-phone")
class FirstOwner implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOwner.class);

    private final Registering registering;
    private final GrantingRights grantingRights;
    private final Persons persons;
    private final Phone phone;

    FirstOwner(
            Registering registering,
            GrantingRights grantingRights,
            Persons persons,
            @Value("${shuke.owner-phone}") String phone) {
        this.registering = registering;
        this.grantingRights = grantingRights;
        this.persons = persons;
        this.phone = Phone.read(phone)
                .orElseThrow(() -> new IllegalArgumentException("SHUKE_OWNER_PHONE is no mobile number"));
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (persons.hasOwner()) {
            return;
        }
        var origin = new Origin("", null, Locale.SIMPLIFIED_CHINESE, null);
        var owner = registering.register(phone, origin).personId();
        grantingRights.grantFirst(owner, Set.of(Right.OWNER));
        LOG.info("{} is the market's first owner", phone);
    }
}
