package io.shuke.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.DecryptionException;
import io.shuke.payment.Charge.Way;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signatures and a cipher text that another implementation of the protocol (Node's crypto) made with the same keys. */
class GoldenVectorTests {
    private static final String KEY_ID = "PUB_KEY_ID_0114232134912410000000000000";
    private static final String CERTIFICATE = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

    private static final String REQUEST =
            "GET\n/v3/refund/domestic/refunds/123123123123\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n";
    private static final String REQUEST_SIGNATURE =
            "dUqVGvC1LuBZChMNtPidkGIro8JgYsj3gzGg0JbB2GT9ytiYA5tmo4Qt0mAv47rnprQJmoVP9O9T0HeVGhsgvf4y"
                    + "itTgTnyQoBaECI9Ir1eJRox0qbZL1bFRP+b9qDrqbfmrV2vbZcHHRpvvp2zsa+F5dAXVfvgxnYYIOXZ2jYicw8Xn"
                    + "Agy77OESXaUS3ZqMc+jd8FvWCpal71WmsfrmAHStOp1PDgcvDRzFyq5v/5gmhkeKXxxJ9c9cW44DtCfh99dYOGwx"
                    + "kmvY7QEZXUvgkUDB733Trfab9xsWT7n13ZwFbb+g7TKbGvsti/8aeYslK7YAtIjYtIumOLrNm9EvzA==";

    private static final String NOTICE = "1554209980\nc5ac7061fccab6bf3e254dcf98995b8c\n"
            + "{\"id\":\"EV-2018022511223320873\",\"create_time\":\"2015-05-20T13:29:35+08:00\"}\n";
    private static final String NOTICE_SIGNATURE =
            "txfqCvuNCgiTfa28EaMnuOpBMfTV8PFmUL/PMc75d09/oTDAanCtBzN3JTPmrajxwN/iaY4PMgvyiitmCxL5FZkI"
                    + "Qf44NKB523p6AS1ku5aN/OM9Y/3OElZmcoDdytgJYCOBKgv0vJrTmkAHUoNFTeRb/rztGSuUvbkj1zS13E7zikBN"
                    + "mnpdDtw8Fx/iKmbDoajcqWuQ0pH5rHyM9DvOqej81dpXIewqroAfj+53e7xTC4bGNk0hh8w8H5937l7Us7ed7B51"
                    + "KiC95cGpu+LRVYX4VI0iNm8b4UkwJVXq8edIuqmS7MJ1DazShM0SJeGNVWNVrvckejxc5A753ps12w==";

    private static final String ENCRYPTED =
            "rf75m4FfxB0TNiUKlS0JFSMyzlKiiH8Dtq3x/qdMXaVqCAuGujdr5KcLoV9dQJNGl4W9ajYQXirCf1IGtZ2rU/Vz"
                    + "TopuRPu3ri4X4zIE7lQtyRsztbqtUuykVNmlqchXRw==";

    private final WeChatKeys byPublicKey = new WeChatKeys(settings(KEY_ID, file("golden-public-key.pem"), List.of()));
    private final WeChatKeys byCertificate = new WeChatKeys(settings("", "", List.of(file("golden-certificate.pem"))));

    @Test
    void signsARequestOfFiveLines() {
        assertThat(byPublicKey.sign(REQUEST)).isEqualTo(REQUEST_SIGNATURE);
    }

    @Test
    void verifiesByThePublicKeyOrThePlatformCertificateThatIsNamed() {
        assertThat(byPublicKey.verify(KEY_ID, NOTICE, NOTICE_SIGNATURE)).isTrue();
        assertThat(byPublicKey.getSerialNumber()).isEqualTo(KEY_ID);
        assertThat(byCertificate.verify(CERTIFICATE, NOTICE, NOTICE_SIGNATURE)).isTrue();
        assertThat(byCertificate.getSerialNumber()).isEqualTo(CERTIFICATE);
    }

    @Test
    void verifiesByBothWhileOneTakesOverFromTheOther() {
        var keys = new WeChatKeys(
                settings(KEY_ID, file("golden-public-key.pem"), List.of(file("golden-certificate.pem"))));
        assertThat(keys.verify(KEY_ID, NOTICE, NOTICE_SIGNATURE)).isTrue();
        assertThat(keys.verify(CERTIFICATE, NOTICE, NOTICE_SIGNATURE)).isTrue();
        assertThat(keys.getSerialNumber()).isEqualTo(KEY_ID);
    }

    @Test
    void believesNoOtherTextSignatureOrSerial() {
        assertThat(byPublicKey.verify(KEY_ID, NOTICE + " ", NOTICE_SIGNATURE)).isFalse();
        assertThat(byPublicKey.verify(KEY_ID, NOTICE, REQUEST_SIGNATURE)).isFalse();
        assertThat(byPublicKey.verify(KEY_ID, NOTICE, "not base64!")).isFalse();
        assertThat(byPublicKey.verify(KEY_ID, NOTICE, "")).isFalse();
        assertThat(byPublicKey.verify("PUB_KEY_ID_0", NOTICE, NOTICE_SIGNATURE)).isFalse();
        assertThat(byPublicKey.verify(CERTIFICATE, NOTICE, NOTICE_SIGNATURE)).isFalse();
    }

    @Test
    void opensWhatIsEncryptedForUsAndNothingThatWasTouched() {
        assertThat(byPublicKey.decrypt("transaction", "fdasflkja484", ENCRYPTED))
                .isEqualTo("{\"out_trade_no\":\"1217752501201407033233368018\",\"trade_state_desc\":\"支付成功\"}");
        assertThatThrownBy(() -> byPublicKey.decrypt("refund", "fdasflkja484", ENCRYPTED))
                .isInstanceOf(DecryptionException.class);
        assertThatThrownBy(() -> byPublicKey.decrypt("transaction", "fdasflkja485", ENCRYPTED))
                .isInstanceOf(DecryptionException.class);
    }

    @Test
    void writesAnIdWithoutItsHyphensAndReadsItBack() {
        var id = "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11";
        assertThat(Numbers.of(id)).isEqualTo("019aa0b07c4e7d1a9f002b7f5f0d9e11").hasSize(32);
        assertThat(Numbers.id(Numbers.of(id))).isEqualTo(id);
        assertThat(Numbers.id("POK3M9X2QW7R4T")).isEqualTo("POK3M9X2QW7R4T");
    }

    private static WeChatSettings settings(String keyId, String key, List<String> certificates) {
        return new WeChatSettings(
                "1900000001",
                "wx8888888888888888",
                "",
                FakeKeys.API_KEY,
                CERTIFICATE,
                file("golden-private-key.pem"),
                keyId,
                key,
                certificates,
                Set.of(Way.QR_CODE),
                "1005",
                WeChatSettings.BASE_URL,
                WeChatSettings.SIGN_IN_URL);
    }

    private static String file(String name) {
        return "src/test/resources/wechat/" + name;
    }
}
