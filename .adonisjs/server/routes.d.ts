import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'favicon': { paramsTuple?: []; params?: {} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'styleguide': { paramsTuple?: []; params?: {} }
    'absent.page': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  GET: {
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'favicon': { paramsTuple?: []; params?: {} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'styleguide': { paramsTuple?: []; params?: {} }
    'absent.page': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  HEAD: {
    'health.live': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'assets': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'favicon': { paramsTuple?: []; params?: {} }
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'styleguide': { paramsTuple?: []; params?: {} }
    'absent.page': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  OPTIONS: {
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  POST: {
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PUT: {
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  PATCH: {
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  DELETE: {
    'absent.api': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.registry': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.webhooks': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'absent.health': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}