import vine from '@vinejs/vine'
import { CURRENCIES } from '#catalog/prices'

export const currencyChoiceValidator = vine.create({ currency: vine.enum(CURRENCIES) })
