package io.shuke.demo;

import io.shuke.identity.Phone;
import io.shuke.identity.SettingPassword;
import io.shuke.shared.MarketClock;
import io.shuke.supply.KeepingSuppliers;
import io.shuke.supply.KeepingSuppliers.Invitation;
import io.shuke.supply.Supplier;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The demonstration's supplier, with a licence that was seen and somebody who signs in to the console for it. */
@Component
@Profile("demo")
class DemoSupplier {
    static final String NAME = "长白山坞蜂场 Changbai Apiary";
    static final String PHONE = "19900000006";
    static final String PASSWORD = "shuke-demo-alin";

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String LOADED = "supplier";
    private static final int FIRST_VERSION = 1;
    private static final Supplier.Facts FACTS = new Supplier.Facts(
            "陈阿林", PHONE, "长白山坞蜂业（安图）有限公司", "91222426DEMO00001X", "中国农业银行安图县支行", "6228480000000000001");

    private final KeepingSuppliers keeping;
    private final SettingPassword settingPassword;
    private final Loaded loaded;
    private final MarketClock clock;
    private final TransactionTemplate transaction;

    DemoSupplier(
            KeepingSuppliers keeping,
            SettingPassword settingPassword,
            Loaded loaded,
            MarketClock clock,
            TransactionTemplate transaction) {
        this.keeping = keeping;
        this.settingPassword = settingPassword;
        this.loaded = loaded;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** In one transaction, unless that happened before. */
    void load() {
        transaction.executeWithoutResult(status -> {
            if (loaded.claim(LOADED)) {
                make();
            }
        });
    }

    private void make() {
        var created = (KeepingSuppliers.Outcome.Done) keeping.create(NOBODY, NAME, FACTS);
        var supplier = created.supplierId();
        var inAYear = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusYears(1);
        keeping.verify(NOBODY, supplier, FIRST_VERSION, inAYear, true);
        var alin = (Invitation.Joined) keeping.invite(NOBODY, supplier, Phone.of(PHONE, "phone"), "阿林");
        settingPassword.setForDemo(alin.member().personId(), PASSWORD);
    }
}
