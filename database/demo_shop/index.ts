import { accessWalk } from '#database/demo_shop/agents/access_walk'
import { calendarBroker } from '#database/demo_shop/agents/calendar_broker'
import { changelogPress } from '#database/demo_shop/agents/changelog_press'
import { dependencyGardener } from '#database/demo_shop/agents/dependency_gardener'
import { folderBeacon } from '#database/demo_shop/agents/folder_beacon'
import { inboxTriage } from '#database/demo_shop/agents/inbox_triage'
import { incidentScribe } from '#database/demo_shop/agents/incident_scribe'
import { invoiceMatcher } from '#database/demo_shop/agents/invoice_matcher'
import { logDigest } from '#database/demo_shop/agents/log_digest'
import { migrationWarden } from '#database/demo_shop/agents/migration_warden'
import { phrasekeeper } from '#database/demo_shop/agents/phrasekeeper'
import { planReader } from '#database/demo_shop/agents/plan_reader'
import { redactionDesk } from '#database/demo_shop/agents/redaction_desk'
import { reviewLantern } from '#database/demo_shop/agents/review_lantern'
import { sheetReconciler } from '#database/demo_shop/agents/sheet_reconciler'
import { admin, buyers } from '#database/demo_shop/buyers'
import { publishers } from '#database/demo_shop/publishers'
import type { DemoShop } from '#database/demo_shop/shapes'

/** Everything the demo shop holds, in the order in which it should be seeded. */
export const demoShop: DemoShop = {
  publishers,
  buyers,
  admin,
  agents: [
    reviewLantern,
    changelogPress,
    migrationWarden,
    dependencyGardener,
    logDigest,
    incidentScribe,
    planReader,
    invoiceMatcher,
    sheetReconciler,
    redactionDesk,
    inboxTriage,
    phrasekeeper,
    accessWalk,
    calendarBroker,
    folderBeacon,
  ],
}
