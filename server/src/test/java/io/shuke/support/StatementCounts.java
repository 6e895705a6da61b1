package io.shuke.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements that the server sends to its database, from all threads but those of scheduled jobs and those that
 * look for whoever listens to a stream, which one test may have left to another; and not the look at the plan in force,
 * which is taken every few seconds at most, whoever comes then.
 */
@TestConfiguration(proxyBeanMethods = false)
public class StatementCounts {
    private static final String PLAN_IN_FORCE = "where p.state = 'PUBLISHED' order by p.published_at desc";
    private static final List<String> SENT = new CopyOnWriteArrayList<>();
    private static volatile boolean counting;

    /** The statements (by their text) that were sent while the action ran. */
    public static List<String> during(Runnable action) {
        SENT.clear();
        counting = true;
        try {
            action.run();
        } finally {
            counting = false;
        }
        return List.copyOf(SENT);
    }

    @Bean
    static BeanPostProcessor countingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
                        ? new DelegatingDataSource(source) {
                            @Override
                            public Connection getConnection() throws java.sql.SQLException {
                                OneConnection.look();
                                return counted(super.getConnection(), OneConnection.taken());
                            }
                        }
                        : bean;
            }
        };
    }

    private static Connection counted(Connection connection, Runnable givenBack) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            if (method.equals("close")) {
                givenBack.run();
            }
            if (method.startsWith("prepareStatement") && result instanceof PreparedStatement statement) {
                return counted(statement, String.valueOf(arguments[0]));
            }
            return result;
        });
    }

    private static PreparedStatement counted(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, statement, (method, arguments, result) -> {
            if (counting && method.startsWith("execute") && !scheduled() && !sql.contains(PLAN_IN_FORCE)) {
                SENT.add(sql);
            }
            return result;
        });
    }

    /** What runs by the clock is nobody's cost. */
    private static boolean scheduled() {
        var name = Thread.currentThread().getName();
        return name.startsWith("scheduling-") || name.equals("inbox") || name.equals("earnings");
    }

    /** Sees each call's name, arguments and result, and may replace the result. */
    private interface Watcher {
        Object after(String method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        var result = method.invoke(target, arguments);
                        return watcher.after(method.getName(), arguments == null ? new Object[0] : arguments, result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
