#include "common/rest/service_properties.h"

#include "common/rest/xml_element.h"

#include <algorithm>

namespace gleaner {

namespace {

constexpr QStringView kRoot(u"StorageServiceProperties");
constexpr qsizetype kMaxListed = 64;      ///< origins or headers of a rule
constexpr qsizetype kMaxListedText = 256; ///< characters of one of them
constexpr int kMaxRetentionDays = 365;

void refuse(QXmlStreamReader& reader, const QString& why) {
    if (!reader.hasError()) {
        reader.raiseError(why);
    }
}

bool readBool(QXmlStreamReader& reader) {
    const QString text = reader.readElementText().trimmed();
    if (text != u"true" && text != u"false") {
        refuse(reader, QStringLiteral("a switch is neither true nor false"));
    }
    return text == u"true";
}

int readNumber(QXmlStreamReader& reader, int min, int max) {
    bool good = false;
    const int value = reader.readElementText().trimmed().toInt(&good);
    if (!good || value < min || value > max) {
        refuse(reader, QStringLiteral("a number is not in its bounds"));
    }
    return value;
}

QStringList readList(QXmlStreamReader& reader) {
    QStringList list = reader.readElementText().split(u',', Qt::SkipEmptyParts);
    for (QString& entry : list) {
        entry = entry.trimmed();
        if (entry.size() > kMaxListedText) {
            refuse(reader, QStringLiteral("an entry of a list is too long"));
        }
    }
    if (list.size() > kMaxListed) {
        refuse(reader, QStringLiteral("a list is too long"));
    }
    return list;
}

RetentionPolicy readRetention(QXmlStreamReader& reader) {
    RetentionPolicy policy;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Enabled") {
            policy.enabled = readBool(reader);
        } else if (reader.name() == u"Days") {
            policy.days = readNumber(reader, 1, kMaxRetentionDays);
        } else {
            reader.skipCurrentElement();
        }
    }
    if (policy.enabled && policy.days == 0) {
        refuse(reader, QStringLiteral("a retention that is enabled needs its days"));
    }
    return policy;
}

LoggingProperties readLogging(QXmlStreamReader& reader) {
    LoggingProperties logging;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Version") {
            logging.version = reader.readElementText().trimmed();
        } else if (reader.name() == u"Delete") {
            logging.deletes = readBool(reader);
        } else if (reader.name() == u"Read") {
            logging.reads = readBool(reader);
        } else if (reader.name() == u"Write") {
            logging.writes = readBool(reader);
        } else if (reader.name() == u"RetentionPolicy") {
            logging.retention = readRetention(reader);
        } else {
            reader.skipCurrentElement();
        }
    }
    return logging;
}

MetricsProperties readMetrics(QXmlStreamReader& reader) {
    MetricsProperties metrics;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Version") {
            metrics.version = reader.readElementText().trimmed();
        } else if (reader.name() == u"Enabled") {
            metrics.enabled = readBool(reader);
        } else if (reader.name() == u"IncludeAPIs") {
            metrics.includeApis = readBool(reader);
        } else if (reader.name() == u"RetentionPolicy") {
            metrics.retention = readRetention(reader);
        } else {
            reader.skipCurrentElement();
        }
    }
    return metrics;
}

CorsRule readRule(QXmlStreamReader& reader) {
    static const QStringList kMethods{QStringLiteral("DELETE"),  QStringLiteral("GET"),   QStringLiteral("HEAD"),
                                      QStringLiteral("MERGE"),   QStringLiteral("PATCH"), QStringLiteral("POST"),
                                      QStringLiteral("OPTIONS"), QStringLiteral("PUT")};
    CorsRule rule;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"AllowedOrigins") {
            rule.origins = readList(reader);
        } else if (reader.name() == u"AllowedMethods") {
            rule.methods = readList(reader);
        } else if (reader.name() == u"AllowedHeaders") {
            rule.allowedHeaders = readList(reader);
        } else if (reader.name() == u"ExposedHeaders") {
            rule.exposedHeaders = readList(reader);
        } else if (reader.name() == u"MaxAgeInSeconds") {
            rule.maxAgeSeconds = readNumber(reader, 0, std::numeric_limits<int>::max());
        } else {
            reader.skipCurrentElement();
        }
    }
    const bool known = std::ranges::all_of(rule.methods, [](const QString& name) { return kMethods.contains(name); });
    if (rule.origins.isEmpty() || rule.methods.isEmpty() || !known) {
        refuse(reader, QStringLiteral("a rule needs origins, and methods of HTTP"));
    }
    return rule;
}

std::vector<CorsRule> readRules(QXmlStreamReader& reader) {
    std::vector<CorsRule> rules;
    while (reader.readNextStartElement()) {
        if (reader.name() != u"CorsRule") {
            reader.skipCurrentElement();
        } else if (rules.size() < kMaxCorsRules) {
            rules.push_back(readRule(reader));
        } else {
            refuse(reader, QStringLiteral("there are too many rules"));
        }
    }
    return rules;
}

QByteArray boolText(bool value) {
    return value ? QByteArrayLiteral("true") : QByteArrayLiteral("false");
}

void writeRetention(QByteArray& xml, const RetentionPolicy& policy) {
    xml.append("<RetentionPolicy>");
    appendXmlElement(xml, "Enabled", boolText(policy.enabled));
    if (policy.days > 0) {
        appendXmlElement(xml, "Days", QByteArray::number(policy.days));
    }
    xml.append("</RetentionPolicy>");
}

void writeMetrics(QByteArray& xml, const QByteArray& name, const MetricsProperties& metrics) {
    xml.append('<' + name + '>');
    appendXmlElement(xml, "Version", metrics.version.toUtf8());
    appendXmlElement(xml, "Enabled", boolText(metrics.enabled));
    if (metrics.includeApis) {
        appendXmlElement(xml, "IncludeAPIs", boolText(*metrics.includeApis));
    }
    writeRetention(xml, metrics.retention);
    xml.append("</" + name + '>');
}

void writeLogging(QByteArray& xml, const LoggingProperties& logging) {
    xml.append("<Logging>");
    appendXmlElement(xml, "Version", logging.version.toUtf8());
    appendXmlElement(xml, "Delete", boolText(logging.deletes));
    appendXmlElement(xml, "Read", boolText(logging.reads));
    appendXmlElement(xml, "Write", boolText(logging.writes));
    writeRetention(xml, logging.retention);
    xml.append("</Logging>");
}

void writeRule(QByteArray& xml, const CorsRule& rule) {
    const auto list = [&xml](QByteArrayView name, const QStringList& entries) {
        appendXmlElement(xml, name, entries.join(u',').toUtf8());
    };
    xml.append("<CorsRule>");
    list("AllowedOrigins", rule.origins);
    list("AllowedMethods", rule.methods);
    list("AllowedHeaders", rule.allowedHeaders);
    list("ExposedHeaders", rule.exposedHeaders);
    appendXmlElement(xml, "MaxAgeInSeconds", QByteArray::number(rule.maxAgeSeconds));
    xml.append("</CorsRule>");
}

void readPart(QXmlStreamReader& reader, ServiceProperties& properties) {
    if (reader.name() == u"Logging") {
        properties.logging = readLogging(reader);
    } else if (reader.name() == u"HourMetrics") {
        properties.hourMetrics = readMetrics(reader);
    } else if (reader.name() == u"MinuteMetrics") {
        properties.minuteMetrics = readMetrics(reader);
    } else if (reader.name() == u"Cors") {
        properties.cors = readRules(reader);
    } else {
        reader.skipCurrentElement();
    }
}

} // namespace

ServiceProperties changed(ServiceProperties kept, const ServiceProperties& change) {
    const auto take = [](auto& field, const auto& newer) { field = newer ? newer : field; };
    take(kept.logging, change.logging);
    take(kept.hourMetrics, change.hourMetrics);
    take(kept.minuteMetrics, change.minuteMetrics);
    take(kept.cors, change.cors);
    return kept;
}

ServiceProperties withDefaults(const ServiceProperties& properties) {
    return changed({LoggingProperties(), MetricsProperties(), MetricsProperties(), std::vector<CorsRule>()},
                   properties);
}

QByteArray writeServiceProperties(const ServiceProperties& properties) {
    QByteArray xml = kXmlDeclaration + "<StorageServiceProperties>";
    if (properties.logging) {
        writeLogging(xml, *properties.logging);
    }
    if (properties.hourMetrics) {
        writeMetrics(xml, "HourMetrics", *properties.hourMetrics);
    }
    if (properties.minuteMetrics) {
        writeMetrics(xml, "MinuteMetrics", *properties.minuteMetrics);
    }
    if (properties.cors) {
        xml.append("<Cors>");
        for (const CorsRule& rule : *properties.cors) {
            writeRule(xml, rule);
        }
        xml.append("</Cors>");
    }
    return xml.append("</StorageServiceProperties>");
}

Result<ServiceProperties> readServiceProperties(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, kRoot)) {
        return failure(ErrorCode::Malformed, QStringLiteral("This is not a %1 document.").arg(kRoot));
    }
    ServiceProperties properties;
    while (reader.readNextStartElement()) {
        readPart(reader, properties);
    }
    return finishXml(reader, kRoot).map([&properties] { return std::move(properties); });
}

} // namespace gleaner
