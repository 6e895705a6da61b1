package io.shuke.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.web.Proxies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ProxiesTests {
    private final Proxies proxies = new Proxies(List.of("10.0.0.0/8", " fd00::/8 "), "http://localhost:8080");

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, , 203.0.113.5",
        "203.0.113.5, 198.51.100.1, 203.0.113.5",
        "10.0.0.1, 198.51.100.1, 198.51.100.1",
        "10.0.0.1, '9.9.9.9, 198.51.100.1', 198.51.100.1",
        "10.0.0.1, '198.51.100.1, 10.0.0.2', 198.51.100.1",
        "10.0.0.1, '10.0.0.3, 10.0.0.2', 10.0.0.3",
        "10.0.0.1, '<script>', 10.0.0.1",
        "10.0.0.1, 'localhost', 10.0.0.1",
        "fd00::1, 2001:db8::7, 2001:db8::7",
    })
    void believesOnlyTrustedProxies(String remote, String forwarded, String client) {
        assertThat(proxies.clientOf(request(remote, "X-Forwarded-For", forwarded)))
                .isEqualTo(client);
    }

    /** Whoever has one address of IPv6 has all that begin with the same 64 bits. */
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 198.51.100.1, 198.51.100.1",
        "203.0.113.5, 198.51.100.1, 203.0.113.5",
        "fd00::1, 2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
        "fd00::1, 2001:db8:1:2::9, 20010db800010002::/64",
        "fd00::1, 2001:db8:1:3::9, 20010db800010003::/64",
    })
    void countsAClientByItsNetwork(String remote, String forwarded, String network) {
        assertThat(proxies.networkOf(request(remote, "X-Forwarded-For", forwarded)))
                .isEqualTo(network);
    }

    @Test
    void believesOnlyTrustedProxiesThatItIsHttps() {
        assertThat(proxies.secure(request("10.0.0.1", "X-Forwarded-Proto", "https")))
                .isTrue();
        assertThat(proxies.secure(request("203.0.113.5", "X-Forwarded-Proto", "https")))
                .isFalse();
        assertThat(new Proxies(List.of(), "https://market.example").secure(request("203.0.113.5", "X", "y")))
                .isTrue();
    }

    @Test
    void bindsCookiesToTheHostOverHttps() {
        var cookies = new BrowserCookies(new Proxies(List.of(), "https://market.example"));
        var response = new MockHttpServletResponse();
        cookies.writeSession(request("203.0.113.5", "X", "y"), response, "token");
        assertThat(response.getHeaders("Set-Cookie").getFirst())
                .startsWith("__Host-shuke=token; Path=/;")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
    }

    private static MockHttpServletRequest request(String remote, String header, String value) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        if (value != null) {
            request.addHeader(header, value);
        }
        return request;
    }
}
