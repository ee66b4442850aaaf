export { sampleCatalog } from './sample-catalog.ts';
export { sampleEconomyMapping } from './sample-economy.ts';
export { countyRegion, sampleFundNatures, sampleLists, sampleNames, sampleThresholds } from './sample-lists.ts';
