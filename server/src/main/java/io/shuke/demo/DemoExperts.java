package io.shuke.demo;

import io.shuke.expert.ApplyingAsExpert;
import io.shuke.expert.DecidingExpertise;
import io.shuke.expert.ExpertDraft;
import io.shuke.expert.SendingEvidence;
import io.shuke.identity.Origin;
import io.shuke.identity.Phone;
import io.shuke.identity.Registering;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the demonstration's people know: one field is verified, and another one waits for the operator. */
@Component
@Profile("demo")
class DemoExperts {
    private static final String LOADED = "experts";
    private static final LivingWeek.Days APPLIED = new LivingWeek.Days(7, 7);
    private static final LivingWeek.Days LATELY = new LivingWeek.Days(1, 1);
    private static final int MINUTES = 55;

    private final DemoPeople people;
    private final Registering registering;
    private final SendingEvidence sending;
    private final ApplyingAsExpert applying;
    private final DecidingExpertise deciding;
    private final Loaded loaded;
    private final LivingWeek week;

    DemoExperts(
            DemoPeople people,
            Registering registering,
            SendingEvidence sending,
            ApplyingAsExpert applying,
            DecidingExpertise deciding,
            Loaded loaded,
            LivingWeek week) {
        this.people = people;
        this.registering = registering;
        this.sending = sending;
        this.applying = applying;
        this.deciding = deciding;
        this.loaded = loaded;
        this.week = week;
    }

    /** All of it in one transaction, unless that happened before. */
    @Transactional
    public void load() {
        if (!loaded.claim(LOADED)) {
            return;
        }
        var verifying = week.moment(APPLIED, 1, 3);
        var tea = week.at(
                verifying,
                () -> apply(
                        "hua",
                        "TEA",
                        "在武夷山跟师傅学了三年制茶，考了高级评茶员，现在每年春天回山里收茶、试茶，店里的岩茶都是自己喝过才上架。",
                        "评茶员 三级 2019-0417",
                        "pictures/wuyi-rock-tea.webp"));
        week.after(verifying, MINUTES, () -> deciding.approve(idOf("tang"), tea, 1));
        week.at(
                week.moment(LATELY, 1, 3),
                () -> apply(
                        "wei",
                        "OUTDOOR",
                        "打了十年羽毛球，带过公司的训练队，球拍、鞋和护具都是自己一件件试出来的，也考了社会体育指导员。",
                        null,
                        "pictures/badminton-racket.webp"));
    }

    private UUID apply(String who, String field, String words, @Nullable String certificate, String picture) {
        var person = idOf(who);
        var evidence = sending.send(person, DemoPeople.file(picture)).id();
        return switch (applying.apply(person, new ExpertDraft(field, words, certificate, List.of(evidence)))) {
            case ApplyingAsExpert.Outcome.Applied(var id) -> id;
            case ApplyingAsExpert.Outcome.HadBefore(),
                    ApplyingAsExpert.Outcome.NotOffered(),
                    ApplyingAsExpert.Outcome.Enough(),
                    ApplyingAsExpert.Outcome.Full() -> throw new IllegalStateException("did not apply: " + who);
        };
    }

    private UUID idOf(String key) {
        var phone = people.all().stream()
                .filter(person -> person.key().equals(key))
                .map(DemoPerson::phone)
                .findFirst()
                .orElseThrow();
        return registering
                .register(Phone.of(phone, "phone"), new Origin("127.0.0.1", null, Locale.SIMPLIFIED_CHINESE, null))
                .personId();
    }
}
