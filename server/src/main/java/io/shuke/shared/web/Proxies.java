package io.shuke.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * What proxies say of a request, believed only where the connection comes from one of {@code shuke.trusted-proxies}
 * (addresses or networks, separated by commas).
 */
@Component
public class Proxies {
    private static final int LONGEST = 1000;

    private final List<IpAddressMatcher> trusted;
    private final boolean publicUrlIsSecure;

    public Proxies(
            @Value("${shuke.trusted-proxies:}") List<String> trusted, @Value("${shuke.public-url}") String publicUrl) {
        this.trusted = trusted.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
        this.publicUrlIsSecure = "https".equalsIgnoreCase(URI.create(publicUrl).getScheme());
    }

    /** The nearest address that is no trusted proxy. */
    public String clientOf(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || forwarded.length() > LONGEST) {
            return address;
        }
        var hops = Arrays.asList(forwarded.split(",")).reversed();
        for (var hop : hops) {
            var next = hop.strip();
            if (!trusts(address) || !isAddress(next)) {
                return address;
            }
            address = next;
        }
        return address;
    }

    /**
     * What limits count a client by: its address, or of an IPv6 address the first 64 bits, since whoever has one has all
     * that begin with them.
     */
    public String networkOf(HttpServletRequest request) {
        var address = clientOf(request);
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "::/64" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** Whether the client speaks https with us or with the proxy in front. */
    public boolean secure(HttpServletRequest request) {
        return request.isSecure()
                || publicUrlIsSecure
                || (trusts(request.getRemoteAddr()) && "https".equals(request.getHeader("X-Forwarded-Proto")));
    }

    private boolean trusts(String address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    private static boolean isAddress(String text) {
        return !text.isEmpty() && text.length() <= 45 && text.chars().allMatch(Proxies::inAddress);
    }

    private static boolean inAddress(int letter) {
        return Character.digit(letter, 16) >= 0 || letter == '.' || letter == ':';
    }
}
