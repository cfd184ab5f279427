#include "screensaver_client/agent/agent_identity.h"

#include "common/client/this_pc.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIdDigits = 8;
constexpr qint64 kMostBytes = 16'384;

QString fingerprintOf(const QByteArray& machine) {
    const QByteArray salted = "gleaner worker " + machine;
    return QString::fromLatin1(QCryptographicHash::hash(salted, QCryptographicHash::Sha256).toHex());
}

bool isId(const QString& id) {
    return id.size() == kIdDigits && std::all_of(id.begin(), id.end(), [](QChar digit) {
               return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f');
           });
}

QStringList cardsOf(const MachineMarks& machine) {
    QStringList cards;
    for (const QString& card : machine.cards)
        cards.append(fingerprintOf(machine.id + ' ' + card.toLatin1()));
    return cards;
}

/// Whether a file's cards may be this machine's: one is, or there is nothing to compare.
bool sharesACard(const QJsonArray& known, const QStringList& cards) {
    return known.isEmpty() || cards.isEmpty() ||
           std::ranges::any_of(known, [&cards](const QJsonValue& card) { return cards.contains(card.toString()); });
}

/// Empty: there is none, or it is another machine's.
QString knownId(const QString& file, const MachineMarks& machine) {
    QFile known(file);
    if (!known.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(known.read(kMostBytes)).object();
    const QString id = json.value("id"_L1).toString();
    const bool isOurs = isId(id) && json.value("machine"_L1).toString() == fingerprintOf(machine.id) &&
                        sharesACard(json.value("cards"_L1).toArray(), cardsOf(machine));
    return isOurs ? id : QString();
}

} // namespace

WorkerId agentIdentity(const QString& file, const MachineMarks& machine, RandomSource& random) {
    QString id = knownId(file, machine);
    if (!id.isEmpty())
        return workerIdOfThisPc(id);
    id = QString::number(random.next() & 0xFFFFFFFFU, 16).rightJustified(kIdDigits, u'0');
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile made(file);
    if (made.open(QIODevice::WriteOnly)) {
        made.write(QJsonDocument({{u"id"_s, id},
                                  {u"machine"_s, fingerprintOf(machine.id)},
                                  {u"cards"_s, QJsonArray::fromStringList(cardsOf(machine))}})
                       .toJson());
        made.commit();
    }
    return workerIdOfThisPc(id);
}

} // namespace gleaner
