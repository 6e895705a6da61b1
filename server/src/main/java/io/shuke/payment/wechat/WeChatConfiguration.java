package io.shuke.payment.wechat;

import io.shuke.shared.StartRefused;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import tools.jackson.databind.json.JsonMapper;

/** WeChat is there where it is set up, in whole. */
@Configuration(proxyBeanMethods = false)
@Conditional(WeChatConfiguration.IsOn.class)
class WeChatConfiguration {
    static final class IsOn implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return WeChatSettings.isOn(context.getEnvironment());
        }
    }

    @Bean
    WeChatSettings weChatSettings(Environment environment) {
        var reasons = WeChatSettings.refusals(environment);
        if (!reasons.isEmpty()) {
            throw new StartRefused(reasons);
        }
        return WeChatSettings.of(environment);
    }

    @Bean
    WeChatKeys weChatKeys(WeChatSettings settings) {
        return new WeChatKeys(settings);
    }

    @Bean
    WeChatApi weChatApi(WeChatSettings settings, WeChatKeys keys, JsonMapper json) {
        return new WeChatApi(settings, keys, json);
    }

    @Bean
    WeChatSignIn weChatSignIn(WeChatSettings settings, JsonMapper json) {
        return new WeChatSignIn(settings, json);
    }

    @Bean
    WeChatProvider weChatProvider(
            WeChatSettings settings,
            WeChatKeys keys,
            WeChatApi api,
            JsonMapper json,
            Environment environment,
            Clock clock) {
        var notices = new WeChatNotices(settings, keys, json);
        var charges = new WeChatCharges(settings, keys, api, notices, environment, clock);
        var transfers = new WeChatTransfers(settings, api, notices, environment);
        return new WeChatProvider(settings, charges, transfers, api, notices, environment);
    }
}
