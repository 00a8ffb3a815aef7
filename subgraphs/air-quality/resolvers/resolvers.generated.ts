import type * as Types from '../types/schema.generated.ts';
import type { Region } from '../types/schema.generated.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Region as RegionRow } from '../../../shared/regions.ts';
import type { AirQualityRow } from '../measures/reading.ts';
import type { Source } from '../measures/sources.ts';
import type { Bucket } from '../measures/history.ts';
import type { Statistics } from '../measures/statistics.ts';
import type { Summary } from '../measures/summary.ts';
import type { Grade } from '../measures/cai.ts';
import type { Station, District, LocalReadingRow } from '../measures/station.ts';
import type { NearbyStation, AlertConnection } from '../loaders/place-loaders.ts';
import type { Forecast, ForecastZone as ForecastZoneRow, RegionForecast as RegionForecastRow } from '../measures/forecast.ts';
import type { Alert } from '../measures/alert.ts';
import type { Context } from '../loaders/loaders.ts';
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };


export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Types.Maybe<T> extends T ? Types.Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Types.Maybe<TTypes> | Promise<Types.Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Region: Region;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Region:
    ( { __typename: 'Region' }
    & ( GraphQLRecursivePick<FederationTypes['Region'], {"code":true}>
        | GraphQLRecursivePick<FederationTypes['Region'], {"name":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( RegionRow );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdvisoryAudience: Types.AdvisoryAudience;
  AirQuality: ResolverTypeWrapper<AirQualityRow>;
  String: ResolverTypeWrapper<Types.Scalars['String']['output']>;
  Float: ResolverTypeWrapper<Types.Scalars['Float']['output']>;
  AirQualityAlert: ResolverTypeWrapper<Alert>;
  ID: ResolverTypeWrapper<Types.Scalars['ID']['output']>;
  AirQualityAlertConnection: ResolverTypeWrapper<AlertConnection>;
  AirQualityAlertEdge: ResolverTypeWrapper<Omit<Types.AirQualityAlertEdge, 'node'> & { node: ResolversTypes['AirQualityAlert'] }>;
  AirQualityAlertFilter: Types.AirQualityAlertFilter;
  AirQualityBucket: ResolverTypeWrapper<Bucket>;
  AirQualityDistrict: ResolverTypeWrapper<District>;
  AirQualityForecast: ResolverTypeWrapper<Forecast>;
  AirQualityGrade: Types.AirQualityGrade;
  AirQualityGradeCount: ResolverTypeWrapper<Omit<Types.AirQualityGradeCount, 'regions'> & { regions: ReadonlyArray<ResolversTypes['Region']> }>;
  AirQualityGradeInfo: ResolverTypeWrapper<Grade>;
  AirQualitySource: ResolverTypeWrapper<Source>;
  AirQualityStation: ResolverTypeWrapper<Station>;
  AirQualityStatistics: ResolverTypeWrapper<Statistics>;
  AirQualitySummary: ResolverTypeWrapper<Summary>;
  AirQualityValue: Types.AirQualityValue;
  AlertLevel: Types.AlertLevel;
  CacheControlScope: Types.CacheControlScope;
  DateTime: ResolverTypeWrapper<Types.Scalars['DateTime']['output']>;
  ForecastZone: ResolverTypeWrapper<ForecastZoneRow>;
  ForecastZoneInput: Types.ForecastZoneInput;
  HistoryInterval: Types.HistoryInterval;
  LocalAirQuality: ResolverTypeWrapper<LocalReadingRow>;
  Locale: Types.Locale;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NearbyStation: ResolverTypeWrapper<NearbyStation>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<Types.PageInfo>;
  Pollutant: Types.Pollutant;
  PollutantReading: ResolverTypeWrapper<Types.PollutantReading>;
  PollutantReadingInput: Types.PollutantReadingInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordAirQualityAlertInput: Types.RecordAirQualityAlertInput;
  RecordAirQualityForecastInput: Types.RecordAirQualityForecastInput;
  RecordAirQualityInput: Types.RecordAirQualityInput;
  RecordAirQualityPayload: ResolverTypeWrapper<Types.RecordAirQualityPayload>;
  RecordAirQualityStationInput: Types.RecordAirQualityStationInput;
  RecordStationAirQualityInput: Types.RecordStationAirQualityInput;
  Region: ResolverTypeWrapper<RegionRow>;
  RegionForecast: ResolverTypeWrapper<RegionForecastRow>;
  StationNetwork: Types.StationNetwork;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  URL: ResolverTypeWrapper<Types.Scalars['URL']['output']>;
  Boolean: ResolverTypeWrapper<Types.Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Types.Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AirQuality: AirQualityRow;
  String: Types.Scalars['String']['output'];
  Float: Types.Scalars['Float']['output'];
  AirQualityAlert: Alert;
  ID: Types.Scalars['ID']['output'];
  AirQualityAlertConnection: AlertConnection;
  AirQualityAlertEdge: Omit<Types.AirQualityAlertEdge, 'node'> & { node: ResolversParentTypes['AirQualityAlert'] };
  AirQualityAlertFilter: Types.AirQualityAlertFilter;
  AirQualityBucket: Bucket;
  AirQualityDistrict: District;
  AirQualityForecast: Forecast;
  AirQualityGradeCount: Omit<Types.AirQualityGradeCount, 'regions'> & { regions: ReadonlyArray<ResolversParentTypes['Region']> };
  AirQualityGradeInfo: Grade;
  AirQualitySource: Source;
  AirQualityStation: Station;
  AirQualityStatistics: Statistics;
  AirQualitySummary: Summary;
  DateTime: Types.Scalars['DateTime']['output'];
  ForecastZone: ForecastZoneRow;
  ForecastZoneInput: Types.ForecastZoneInput;
  LocalAirQuality: LocalReadingRow;
  Mutation: Record<PropertyKey, never>;
  NearbyStation: NearbyStation;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: Types.PageInfo;
  PollutantReading: Types.PollutantReading;
  PollutantReadingInput: Types.PollutantReadingInput;
  Query: Record<PropertyKey, never>;
  RecordAirQualityAlertInput: Types.RecordAirQualityAlertInput;
  RecordAirQualityForecastInput: Types.RecordAirQualityForecastInput;
  RecordAirQualityInput: Types.RecordAirQualityInput;
  RecordAirQualityPayload: Types.RecordAirQualityPayload;
  RecordAirQualityStationInput: Types.RecordAirQualityStationInput;
  RecordStationAirQualityInput: Types.RecordStationAirQualityInput;
  Region: RegionRow;
  RegionForecast: RegionForecastRow;
  Subscription: Record<PropertyKey, never>;
  URL: Types.Scalars['URL']['output'];
  Boolean: Types.Scalars['Boolean']['output'];
  Int: Types.Scalars['Int']['output'];
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Types.Maybe<Types.Scalars['Boolean']['input']>;
  maxAge?: Types.Maybe<Types.Scalars['Int']['input']>;
  scope?: Types.Maybe<Types.CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AirQualityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQuality'] = ResolversParentTypes['AirQuality']> = {
  advisory?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<Types.AirQualityAdvisoryArgs, 'audience' | 'locale'>>;
  co?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  grade?: Resolver<Types.Maybe<ResolversTypes['AirQualityGrade']>, ParentType, ContextType>;
  gradeLabel?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<Types.AirQualityGradeLabelArgs, 'locale'>>;
  index?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  letter?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  no2?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  o3?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pm10?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  pm25?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  recordedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  so2?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  source?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['AirQualitySource']>, ParentType, ContextType>;
  temperature?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type AirQualityAlertResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityAlert'] = ResolversParentTypes['AirQualityAlert']> = {
  clearedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  clearedValue?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  issuedValue?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<Types.AirQualityAlertLabelArgs, 'locale'>>;
  level?: Resolver<ResolversTypes['AlertLevel'], ParentType, ContextType>;
  pollutant?: Resolver<ResolversTypes['Pollutant'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  zone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AirQualityAlertConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityAlertConnection'] = ResolversParentTypes['AirQualityAlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AirQualityAlertEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AirQualityAlert']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AirQualityAlertEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityAlertEdge'] = ResolversParentTypes['AirQualityAlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AirQualityAlert'], ParentType, ContextType>;
};

export type AirQualityBucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityBucket'] = ResolversParentTypes['AirQualityBucket']> = {
  co?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  end?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  index?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  no2?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  o3?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  pm10?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  pm25?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  readings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  so2?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  temperature?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  worstGrade?: Resolver<Types.Maybe<ResolversTypes['AirQualityGrade']>, ParentType, ContextType>;
};

export type AirQualityDistrictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityDistrict'] = ResolversParentTypes['AirQualityDistrict']> = {
  airQuality?: Resolver<Types.Maybe<ResolversTypes['LocalAirQuality']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  stations?: Resolver<ReadonlyArray<ResolversTypes['AirQualityStation']>, ParentType, ContextType>;
};

export type AirQualityForecastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityForecast'] = ResolversParentTypes['AirQualityForecast']> = {
  advice?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cause?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  day?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  images?: Resolver<ReadonlyArray<ResolversTypes['URL']>, ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  overall?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pollutant?: Resolver<ResolversTypes['Pollutant'], ParentType, ContextType>;
  zones?: Resolver<ReadonlyArray<ResolversTypes['ForecastZone']>, ParentType, ContextType>;
};

export type AirQualityGradeCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityGradeCount'] = ResolversParentTypes['AirQualityGradeCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['AirQualityGrade'], ParentType, ContextType>;
  regions?: Resolver<ReadonlyArray<ResolversTypes['Region']>, ParentType, ContextType>;
};

export type AirQualityGradeInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityGradeInfo'] = ResolversParentTypes['AirQualityGradeInfo']> = {
  advisory?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<Types.AirQualityGradeInfoAdvisoryArgs, 'audience' | 'locale'>>;
  grade?: Resolver<ResolversTypes['AirQualityGrade'], ParentType, ContextType>;
  highestIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<Types.AirQualityGradeInfoLabelArgs, 'locale'>>;
  letter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lowestIndex?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AirQualitySourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualitySource'] = ResolversParentTypes['AirQualitySource']> = {
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provides?: Resolver<ReadonlyArray<ResolversTypes['AirQualityValue']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AirQualityStationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityStation'] = ResolversParentTypes['AirQualityStation']> = {
  address?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  airQuality?: Resolver<Types.Maybe<ResolversTypes['LocalAirQuality']>, ParentType, ContextType>;
  district?: Resolver<Types.Maybe<ResolversTypes['AirQualityDistrict']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  installedYear?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  latitude?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<Types.Maybe<ResolversTypes['StationNetwork']>, ParentType, ContextType>;
  pollutants?: Resolver<ReadonlyArray<ResolversTypes['Pollutant']>, ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
};

export type AirQualityStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualityStatistics'] = ResolversParentTypes['AirQualityStatistics']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  mean?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unit?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AirQualitySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQualitySummary'] = ResolversParentTypes['AirQualitySummary']> = {
  best?: Resolver<Types.Maybe<ResolversTypes['AirQuality']>, ParentType, ContextType>;
  co?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  grades?: Resolver<ReadonlyArray<ResolversTypes['AirQualityGradeCount']>, ParentType, ContextType>;
  index?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['Region']>, ParentType, ContextType>;
  no2?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  o3?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  observedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pm10?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  pm25?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  so2?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  temperature?: Resolver<Types.Maybe<ResolversTypes['AirQualityStatistics']>, ParentType, ContextType>;
  worst?: Resolver<Types.Maybe<ResolversTypes['AirQuality']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type ForecastZoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForecastZone'] = ResolversParentTypes['ForecastZone']> = {
  grade?: Resolver<Types.Maybe<ResolversTypes['AirQualityGrade']>, ParentType, ContextType>;
  gradeLabel?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<Types.ForecastZoneGradeLabelArgs, 'locale'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
};

export type LocalAirQualityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocalAirQuality'] = ResolversParentTypes['LocalAirQuality']> = {
  advisory?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<Types.LocalAirQualityAdvisoryArgs, 'audience' | 'locale'>>;
  co?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  grade?: Resolver<Types.Maybe<ResolversTypes['AirQualityGrade']>, ParentType, ContextType>;
  gradeLabel?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<Types.LocalAirQualityGradeLabelArgs, 'locale'>>;
  index?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  letter?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  no2?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  o3?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pm10?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  pm25?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  so2?: Resolver<Types.Maybe<ResolversTypes['PollutantReading']>, ParentType, ContextType>;
  stationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordAirQuality?: Resolver<Types.Maybe<ResolversTypes['RecordAirQualityPayload']>, ParentType, ContextType, RequireFields<Types.MutationRecordAirQualityArgs, 'dryRun' | 'input'>>;
  recordAirQualityAlerts?: Resolver<Types.Maybe<ResolversTypes['RecordAirQualityPayload']>, ParentType, ContextType, RequireFields<Types.MutationRecordAirQualityAlertsArgs, 'dryRun' | 'input'>>;
  recordAirQualityForecasts?: Resolver<Types.Maybe<ResolversTypes['RecordAirQualityPayload']>, ParentType, ContextType, RequireFields<Types.MutationRecordAirQualityForecastsArgs, 'dryRun' | 'input'>>;
  recordAirQualityStations?: Resolver<Types.Maybe<ResolversTypes['RecordAirQualityPayload']>, ParentType, ContextType, RequireFields<Types.MutationRecordAirQualityStationsArgs, 'dryRun' | 'input'>>;
  recordStationAirQuality?: Resolver<Types.Maybe<ResolversTypes['RecordAirQualityPayload']>, ParentType, ContextType, RequireFields<Types.MutationRecordStationAirQualityArgs, 'dryRun' | 'input'>>;
};

export type NearbyStationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NearbyStation'] = ResolversParentTypes['NearbyStation']> = {
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  station?: Resolver<ResolversTypes['AirQualityStation'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Region', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PollutantReadingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PollutantReading'] = ResolversParentTypes['PollutantReading']> = {
  average24h?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  grade?: Resolver<Types.Maybe<ResolversTypes['AirQualityGrade']>, ParentType, ContextType>;
  pollutant?: Resolver<ResolversTypes['Pollutant'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  airQualityAlerts?: Resolver<Types.Maybe<ResolversTypes['AirQualityAlertConnection']>, ParentType, ContextType, Partial<Types.QueryAirQualityAlertsArgs>>;
  airQualityForecasts?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AirQualityForecast']>>, ParentType, ContextType, Partial<Types.QueryAirQualityForecastsArgs>>;
  airQualityGrades?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AirQualityGradeInfo']>>, ParentType, ContextType>;
  airQualityRanking?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AirQuality']>>, ParentType, ContextType, RequireFields<Types.QueryAirQualityRankingArgs, 'pollutant'>>;
  airQualityStation?: Resolver<Types.Maybe<ResolversTypes['AirQualityStation']>, ParentType, ContextType, RequireFields<Types.QueryAirQualityStationArgs, 'id'>>;
  airQualitySummary?: Resolver<Types.Maybe<ResolversTypes['AirQualitySummary']>, ParentType, ContextType, Partial<Types.QueryAirQualitySummaryArgs>>;
  nearestAirQualityStations?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['NearbyStation']>>, ParentType, ContextType, RequireFields<Types.QueryNearestAirQualityStationsArgs, 'first' | 'latitude' | 'longitude'>>;
  region?: Resolver<Types.Maybe<ResolversTypes['Region']>, ParentType, ContextType, Partial<Types.QueryRegionArgs>>;
  regions?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Region']>>, ParentType, ContextType>;
};

export type RecordAirQualityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordAirQualityPayload'] = ResolversParentTypes['RecordAirQualityPayload']> = {
  outdated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Types.Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  airQuality?: Resolver<Types.Maybe<ResolversTypes['AirQuality']>, ParentType, ContextType, Partial<Types.RegionAirQualityArgs>>;
  airQualityAlerts?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AirQualityAlert']>>, ParentType, ContextType>;
  airQualityDistricts?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AirQualityDistrict']>>, ParentType, ContextType>;
  airQualityForecasts?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['RegionForecast']>>, ParentType, ContextType, Partial<Types.RegionAirQualityForecastsArgs>>;
  airQualityHistory?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AirQualityBucket']>>, ParentType, ContextType, RequireFields<Types.RegionAirQualityHistoryArgs, 'from' | 'interval' | 'to'>>;
  airQualityStations?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['AirQualityStation']>>, ParentType, ContextType, Partial<Types.RegionAirQualityStationsArgs>>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayOrder?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  englishName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  officialName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegionForecastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegionForecast'] = ResolversParentTypes['RegionForecast']> = {
  day?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grade?: Resolver<Types.Maybe<ResolversTypes['AirQualityGrade']>, ParentType, ContextType>;
  gradeLabel?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<Types.RegionForecastGradeLabelArgs, 'locale'>>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  pollutant?: Resolver<ResolversTypes['Pollutant'], ParentType, ContextType>;
  zones?: Resolver<ReadonlyArray<ResolversTypes['ForecastZone']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  airQualityAlertUpdated?: SubscriptionResolver<ResolversTypes['AirQualityAlert'], "airQualityAlertUpdated", ParentType, ContextType, Partial<Types.SubscriptionAirQualityAlertUpdatedArgs>>;
  airQualityUpdated?: SubscriptionResolver<ResolversTypes['AirQuality'], "airQualityUpdated", ParentType, ContextType, Partial<Types.SubscriptionAirQualityUpdatedArgs>>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = Context> = {
  AirQuality?: AirQualityResolvers<ContextType>;
  AirQualityAlert?: AirQualityAlertResolvers<ContextType>;
  AirQualityAlertConnection?: AirQualityAlertConnectionResolvers<ContextType>;
  AirQualityAlertEdge?: AirQualityAlertEdgeResolvers<ContextType>;
  AirQualityBucket?: AirQualityBucketResolvers<ContextType>;
  AirQualityDistrict?: AirQualityDistrictResolvers<ContextType>;
  AirQualityForecast?: AirQualityForecastResolvers<ContextType>;
  AirQualityGradeCount?: AirQualityGradeCountResolvers<ContextType>;
  AirQualityGradeInfo?: AirQualityGradeInfoResolvers<ContextType>;
  AirQualitySource?: AirQualitySourceResolvers<ContextType>;
  AirQualityStation?: AirQualityStationResolvers<ContextType>;
  AirQualityStatistics?: AirQualityStatisticsResolvers<ContextType>;
  AirQualitySummary?: AirQualitySummaryResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  ForecastZone?: ForecastZoneResolvers<ContextType>;
  LocalAirQuality?: LocalAirQualityResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NearbyStation?: NearbyStationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PollutantReading?: PollutantReadingResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordAirQualityPayload?: RecordAirQualityPayloadResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
  RegionForecast?: RegionForecastResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  URL?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
