package io.shuke.ordering;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OrderDeadlines.class, OrderLimits.class})
class OrderingConfiguration {}
