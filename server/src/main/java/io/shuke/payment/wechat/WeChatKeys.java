package io.shuke.payment.wechat;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.util.PemUtil;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The merchant's key, with which requests are signed, and WeChat's own – its public key, platform certificates, or both
 * while one takes over from the other – with which answers and notices are verified by the serial they name.
 */
final class WeChatKeys implements Verifier {
    private final RSASigner signer;
    private final AeadAesCipher cipher;
    private final Map<String, PublicKey> bySerial;

    WeChatKeys(WeChatSettings settings) {
        this.signer = new RSASigner(
                settings.certificateSerial(), PemUtil.loadPrivateKeyFromString(Pem.text(settings.privateKey())));
        this.cipher = new AeadAesCipher(settings.apiKey().getBytes(StandardCharsets.UTF_8));
        this.bySerial = verifying(settings);
    }

    /** Why these keys cannot be used. */
    static List<String> refusals(WeChatSettings settings) {
        try {
            new WeChatKeys(settings);
            return List.of();
        } catch (RuntimeException e) {
            return List.of("A key or certificate of WeChat Pay cannot be read: SHUKE_WECHAT_PRIVATE_KEY,"
                    + " SHUKE_WECHAT_PUBLIC_KEY and SHUKE_WECHAT_PLATFORM_CERTIFICATES are PEM files.");
        }
    }

    private static Map<String, PublicKey> verifying(WeChatSettings settings) {
        var keys = new LinkedHashMap<String, PublicKey>();
        if (!settings.publicKeyId().isEmpty()) {
            keys.put(settings.publicKeyId(), PemUtil.loadPublicKeyFromString(Pem.text(settings.publicKey())));
        }
        for (var file : settings.platformCertificates()) {
            var certificate = PemUtil.loadX509FromString(Pem.text(file));
            keys.put(PemUtil.getSerialNumber(certificate), certificate.getPublicKey());
        }
        return keys;
    }

    RSASigner signer() {
        return signer;
    }

    /** Signs for the browser, which hands it on to WeChat. */
    String sign(String message) {
        return signer.sign(message).getSign();
    }

    @Override
    public boolean verify(String serial, String message, String signature) {
        var key = bySerial.get(serial);
        if (key == null) {
            return false;
        }
        try {
            var verification = Signature.getInstance("SHA256withRSA");
            verification.initVerify(key);
            verification.update(message.getBytes(StandardCharsets.UTF_8));
            return verification.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** By which of its keys we ask WeChat to sign. */
    @Override
    public String getSerialNumber() {
        return bySerial.keySet().iterator().next();
    }

    /** Opens what only WeChat and we can read. */
    String decrypt(String associatedData, String nonce, String text) {
        return cipher.decrypt(
                associatedData.getBytes(StandardCharsets.UTF_8),
                nonce.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(text));
    }
}
