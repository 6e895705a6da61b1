package io.shuke.aftersales;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(AfterSaleTerms.class)
class AfterSalesConfiguration {}
