import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Region as RegionRow } from '../../shared/regions.ts';
import type { Reading } from './repository.ts';
import type { Context } from './loaders.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A point in time as RFC 3339 text with its offset, for example `2020-10-22T18:54:00+09:00`.
   * Times are returned in the site's zone, Asia/Seoul (+09:00).
   */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The air of a region at one time. */
export type AirQuality = {
  readonly __typename?: 'AirQuality';
  /** The grade of the air. */
  readonly grade: AirQualityGrade;
  /** The grade in words. */
  readonly gradeLabel: Scalars['String']['output'];
  /** Whether the reading is more than 3 hours old. */
  readonly isStale: Scalars['Boolean']['output'];
  /** The grade as the site's strip prints it: A (GOOD) to D (VERY_UNHEALTHY). */
  readonly letter: Scalars['String']['output'];
  /** When it was observed. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The region. */
  readonly region: Region;
  /** Where the reading comes from. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** The air temperature in degrees Celsius, null when the source gave none. */
  readonly temperature: Maybe<Scalars['Float']['output']>;
};


/** The air of a region at one time. */
export type AirQualityGradeLabelArgs = {
  locale?: Locale;
};

/** The four grades of AirKorea. */
export type AirQualityGrade =
  /** 좋음, AirKorea's 1, A in the strip. */
  | 'GOOD'
  /** 보통, AirKorea's 2, B in the strip. */
  | 'MODERATE'
  /** 나쁨, AirKorea's 3, C in the strip. */
  | 'UNHEALTHY'
  /** 매우나쁨, AirKorea's 4, D in the strip. */
  | 'VERY_UNHEALTHY';

/** A language of the site. */
export type Locale =
  /** English. */
  | 'EN'
  /** Korean. */
  | 'KO';

/** Everything that can be written. Each field needs a token with the scope it names. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Records readings, one a region and time. A reading that is there already and says the same is left as it is, so
   * running it twice changes nothing. All are recorded or none. Needs the scope `air-quality:write`.
   */
  readonly recordAirQuality: RecordAirQualityPayload;
};


/** Everything that can be written. Each field needs a token with the scope it names. */
export type MutationRecordAirQualityArgs = {
  dryRun?: Scalars['Boolean']['input'];
  input: ReadonlyArray<RecordAirQualityInput>;
};

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** One region, or null when there is none. Give exactly one of the arguments. */
  readonly region: Maybe<Region>;
  /** Korea's 17 first-level regions in the order of the site's strip. */
  readonly regions: ReadonlyArray<Region>;
};


/** Everything that can be read. */
export type QueryRegionArgs = {
  code?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};

/** One reading. */
export type RecordAirQualityInput = {
  /** The grade of the air. */
  readonly grade: AirQualityGrade;
  /** When it was observed. */
  readonly observedAt: Scalars['DateTime']['input'];
  /** ISO 3166-2:KR code of the region. */
  readonly regionCode: Scalars['ID']['input'];
  /** Where the reading comes from, up to 200 characters. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** The air temperature in degrees Celsius, -60 to 60. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** What `recordAirQuality` did. */
export type RecordAirQualityPayload = {
  readonly __typename?: 'RecordAirQualityPayload';
  /** How many readings were new or different, and are now written. */
  readonly recorded: Scalars['Int']['output'];
  /** How many were there already, the same. */
  readonly unchanged: Scalars['Int']['output'];
};

/** One of Korea's 17 first-level regions. */
export type Region = {
  readonly __typename?: 'Region';
  /** The latest reading, null when there is none yet. */
  readonly airQuality: Maybe<AirQuality>;
  /** ISO 3166-2:KR code, for example `KR-11`. */
  readonly code: Scalars['ID']['output'];
  /** Its place in the site's strip, from 1. */
  readonly displayOrder: Scalars['Int']['output'];
  /** The name in English, for example Seoul. */
  readonly englishName: Scalars['String']['output'];
  /** The short Korean name, for example 서울. */
  readonly name: Scalars['String']['output'];
  /** The official Korean name, for example 서울특별시. */
  readonly officialName: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
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
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

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



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AirQuality: ResolverTypeWrapper<Reading>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  AirQualityGrade: AirQualityGrade;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Locale: Locale;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  RecordAirQualityInput: RecordAirQualityInput;
  RecordAirQualityPayload: ResolverTypeWrapper<RecordAirQualityPayload>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Region: ResolverTypeWrapper<RegionRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AirQuality: Reading;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  Float: Scalars['Float']['output'];
  DateTime: Scalars['DateTime']['output'];
  Mutation: Record<PropertyKey, never>;
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  RecordAirQualityInput: RecordAirQualityInput;
  RecordAirQualityPayload: RecordAirQualityPayload;
  Int: Scalars['Int']['output'];
  Region: RegionRow;
};

export type AirQualityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AirQuality'] = ResolversParentTypes['AirQuality']> = {
  grade?: Resolver<ResolversTypes['AirQualityGrade'], ParentType, ContextType>;
  gradeLabel?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<AirQualityGradeLabelArgs, 'locale'>>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  letter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['Region'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  temperature?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordAirQuality?: Resolver<ResolversTypes['RecordAirQualityPayload'], ParentType, ContextType, RequireFields<MutationRecordAirQualityArgs, 'dryRun' | 'input'>>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  region?: Resolver<Maybe<ResolversTypes['Region']>, ParentType, ContextType, Partial<QueryRegionArgs>>;
  regions?: Resolver<ReadonlyArray<ResolversTypes['Region']>, ParentType, ContextType>;
};

export type RecordAirQualityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordAirQualityPayload'] = ResolversParentTypes['RecordAirQualityPayload']> = {
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Region'] = ResolversParentTypes['Region'], FederationReferenceType extends FederationReferenceTypes['Region'] = FederationReferenceTypes['Region']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Region']> | FederationReferenceType, FederationReferenceType, ContextType>;
  airQuality?: Resolver<Maybe<ResolversTypes['AirQuality']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  displayOrder?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  englishName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  officialName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AirQuality?: AirQualityResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordAirQualityPayload?: RecordAirQualityPayloadResolvers<ContextType>;
  Region?: RegionResolvers<ContextType>;
};

