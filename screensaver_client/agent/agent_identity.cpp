#include "screensaver_client/agent/agent_identity.h"

#include "common/client/this_pc.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIdDigits = 8;
constexpr qint64 kMostBytes = 4'096;

QString fingerprintOf(const QByteArray& machine) {
    const QByteArray salted = "gleaner worker " + machine;
    return QString::fromLatin1(QCryptographicHash::hash(salted, QCryptographicHash::Sha256).toHex());
}

bool isId(const QString& id) {
    return id.size() == kIdDigits && std::all_of(id.begin(), id.end(), [](QChar digit) {
               return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f');
           });
}

} // namespace

WorkerId agentIdentity(const QString& file, const QByteArray& machine, RandomSource& random) {
    QFile known(file);
    if (known.open(QIODevice::ReadOnly)) {
        const QJsonObject json = QJsonDocument::fromJson(known.read(kMostBytes)).object();
        const QString id = json.value("id"_L1).toString();
        if (isId(id) && json.value("machine"_L1).toString() == fingerprintOf(machine))
            return workerIdOfThisPc(id);
    }
    const QString id = QString::number(random.next() & 0xFFFFFFFFU, 16).rightJustified(kIdDigits, u'0');
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile made(file);
    if (made.open(QIODevice::WriteOnly)) {
        made.write(QJsonDocument({{u"id"_s, id}, {u"machine"_s, fingerprintOf(machine)}}).toJson());
        made.commit();
    }
    return workerIdOfThisPc(id);
}

} // namespace gleaner
